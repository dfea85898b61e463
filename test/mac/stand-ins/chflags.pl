# chflags. The owner and root change uchg and uappnd; schg and sappnd are root's, and at securelevel 1, which 10.3 and
# 10.4 run at, nobody can take them off [XNU], [SYS].
use strict;
use warnings;
use Mac;

my $o = Mac::options('HLPR' . (Mac::since('10.5') ? 'fhv' : ''));
@ARGV >= 2 or Mac::fail('usage: chflags [-R [-H | -L | -P]] flags file ...');
my ($words, @files) = @ARGV;
my %keyword = (
  uchg => 'uchg', uchange => 'uchg', uimmutable => 'uchg', schg => 'schg', schange => 'schg', simmutable => 'schg',
  uappnd => 'uappnd', uappend => 'uappnd', sappnd => 'sappnd', sappend => 'sappnd', arch => 'arch', archived => 'arch',
  opaque => 'opaque', (Mac::since('10.5') ? (hidden => 'hidden') : ()),
);
my (@set, @clear);
if ($words =~ /^[0-7]+$/) {
  my $bits = oct $words;
  for my $flag (keys %Mac::FLAG) { if ($bits & $Mac::FLAG{$flag}) { push @set, $flag } else { push @clear, $flag } }
}
else {
  for my $word (split /,/, $words) {
    if ($word eq 'nodump') { push @set, 'nodump' }
    elsif ($word eq 'dump') { push @clear, 'nodump' }
    elsif ($keyword{$word}) { push @set, $keyword{$word} }
    elsif ($word =~ /^no(.*)/ && $keyword{$1}) { push @clear, $keyword{$1} }
    else { Mac::fail("chflags: invalid flag: $word") }
  }
}
my $securelevel = Mac::since('10.5') ? 0 : 1;
my $result = 0;

sub change {
  my ($path) = @_;
  my @stat = lstat $path;
  if (!@stat) { print STDERR "chflags: $path: No such file or directory\n"; $result = 1; return }
  if (-l _ && !$o->{R}) {
    @stat = stat $path;
    if (!@stat) { print STDERR "chflags: $path: No such file or directory\n"; $result = 1; return }
    $path = follow($path);
  }
  elsif (-l _) { return }
  my %now = map { $_ => 1 } Mac::flags($path);
  my %then = %now;
  $then{$_} = 1 for @set;
  delete $then{$_} for @clear;
  my $system_changes = grep { ($now{$_} // 0) != ($then{$_} // 0) } qw(schg sappnd arch);
  my $system_stays = grep { $now{$_} } qw(schg sappnd);
  my $refused = $Mac::uid != 0 && ($stat[4] != $Mac::uid || $system_changes || $system_stays)
    || $system_stays && $securelevel > 0;
  if ($refused || !Mac::set_flags($path, keys %then)) {
    print STDERR "chflags: $path: Operation not permitted\n";
    $result = 1;
  }
  if ($o->{R} && -d $path && !-l $path) {
    opendir my $folder, $path or return;
    for my $name (sort grep { $_ ne '.' && $_ ne '..' } readdir $folder) { change("$path/$name") }
  }
}

sub follow {
  my ($path) = @_;
  for (1 .. 32) {
    my $target = readlink $path;
    return $path unless defined $target;
    $path = $target =~ m{^/} ? $target : $path =~ m{^(.*/)} ? "$1$target" : $target;
  }
  return $path;
}

change($_) for @files;
exit $result;
