# df of BSD: blocks of 512 bytes unless -k or -m.
use strict;
use warnings;
use Mac;

my $o = Mac::options('Pabghiklmnt');
for my $letter (qw(a h i g t)) { Mac::refuse("-$letter is not pretended") if $o->{$letter} }
my $unit = $o->{m} ? 1048576 : $o->{k} ? 1024 : 512;
my %device = map { my ($name, $path) = split /\t/; chomp $path; $path => $name } grep { /\t/ } split /^/, Mac::slurp('/.mac/state/volumes');
my @volumes = map { (split ' ')[1] } grep { !m{^\S+ /(?:\.mac|dev)\b} } split /\n/, Mac::slurp('/.mac/proc/self/mounts') // '';
s/\\(\d{3})/chr oct $1/ge for @volumes;
@volumes = ('/', grep { $_ ne '/' } @volumes) ;
sub volume_of { my ($path) = @_; my $number = (stat $path)[0]; my ($best) = sort { length $b <=> length $a } grep { (stat $_)[0] == $number && (index("$path/", $_ eq '/' ? '/' : "$_/") == 0) } @volumes; return $best // (grep { (stat $_)[0] == $number } @volumes)[0] // '/' }
my ($free) = (Mac::slurp('/.mac/free') // '') =~ /^(\d+)/;
my $result = 0;
my @rows;
for my $path (@ARGV ? @ARGV : @volumes) {
  if (!-e $path) { print STDERR "df: $path: No such file or directory\n"; $result = 1; next }
  my $volume = volume_of($path);
  open my $pipe, '-|', '/.mac/host/bin/stat', '-f', '-c', '%S %b %f %a', $path or die;
  my ($size, $blocks, $unused, $available) = split ' ', scalar <$pipe>;
  # A Mac of no set size says that it has 40 GB.
  if ($volume eq '/' && ($blocks == 0 || Mac::slurp('/.mac/proc/self/mounts') !~ m{^mac / tmpfs \S*size=}m)) { ($size, $blocks, $unused, $available) = (4096, 10e6, 5e6, 5e6) }
  if (defined $free && $volume eq '/') {
    ($size, $blocks) = (1024, int $blocks * $size / 1024);
    $available = $unused = $free;
  }
  $blocks = $available if $blocks < $available;
  my $used = $blocks - $unused;
  my $percent = $used + $available > 0 ? int(100 * $used / ($used + $available) + 0.99) : 100;
  push @rows, [$device{$volume} // '/dev/disk9s3', (map { sprintf '%d', $_ * $size / $unit } $blocks, $used, $available), "$percent%", $volume];
}
my $title = $o->{m} ? '1M-blocks' : $o->{k} ? '1K-blocks' : $o->{P} ? '512-blocks' : '512-blocks';
my @head = ('Filesystem', $title, 'Used', $o->{P} ? 'Available' : 'Avail', 'Capacity', 'Mounted on');
my $width = 10;
for (@rows) { $width = length $_->[0] if length $_->[0] > $width }
printf "%-*s %10s %9s %9s %8s  %s\n", $width, @head;
printf "%-*s %10s %9s %9s %8s  %s\n", $width, @$_ for @rows;
exit $result;
