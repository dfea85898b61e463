# What the stand-ins in perl share: the Mac's users, the flags of files, its processes and how to refuse.
package Mac;
use strict;
use warnings;

our $release = $ENV{MAC_RELEASE} // '10.3';
our $name = $ENV{MAC_NAME} // 'mac';
# Who asks. (The work of chflags is done as root.)
our $uid = $>;

sub since { my ($first) = @_; return $release ge $first }

# On record, so that a script can't hide it.
sub refuse {
  my ($why) = @_;
  if (open my $file, '>>', '/.mac/run/refused') { print $file "$name\0$why\0" }
  print STDERR "$name: $why (Mac OS X $release)\n";
  exit 64;
}

sub fail { my ($text, $code) = @_; print STDERR "$text\n"; exit($code // 1) }

sub slurp { my ($path) = @_; open my $file, '<:raw', $path or return undef; local $/; return scalar <$file> // '' }

sub spew { my ($path, $text) = @_; open my $file, '>:raw', $path or return 0; print $file $text; return close $file }

# getopt(3): a hash of the letters found; what remains is in @ARGV. An option that takes a value collects them all.
sub options {
  my ($allowed) = @_;
  my %found;
  while (@ARGV && $ARGV[0] =~ /^-(.+)/s) {
    my $letters = $1;
    shift @ARGV;
    last if $letters eq '-';
    while (length $letters) {
      my $letter = substr $letters, 0, 1, '';
      refuse("illegal option -- $letter") if $letter eq ':' || index($allowed, $letter) < 0;
      if ($allowed =~ /\Q$letter\E:/) {
        my $value = length $letters ? $letters : shift @ARGV;
        refuse("option requires an argument -- $letter") unless defined $value;
        push @{ $found{$letter} }, $value;
        $letters = '';
      }
      else { $found{$letter}++ }
    }
  }
  return \%found;
}

# People: lists of { name uid gid home shell real } and { name gid members }.
sub users {
  return map { my %one; @one{qw(name uid gid home shell real)} = split /\t/; \%one } split /\n/, slurp('/.mac/users');
}

sub groups {
  return map { my %one; @one{qw(name gid members)} = split /\t/, $_, -1; \%one } split /\n/, slurp('/.mac/groups');
}

my (%user_name, %group_name);
sub user_name { my ($uid) = @_; %user_name = map { $_->{uid} => $_->{name} } users() unless %user_name; return $user_name{$uid} // $uid }
sub group_name { my ($gid) = @_; %group_name = map { $_->{gid} => $_->{name} } groups() unless %group_name; return $group_name{$gid} // $gid }
sub user { my ($name) = @_; my ($one) = grep { $_->{name} eq $name || $_->{uid} eq $name } users(); return $one }

# Numbers above 2^31 are negative on a Mac: nobody is -2.
sub signed { my ($number) = @_; return $number > 2147483647 ? $number - 4294967296 : $number }

# Flags. What ls and stat show is in a register; uchg and schg are Linux's immutable flag too, uappnd and sappnd its
# append-only flag.
our %FLAG = (uchg => 2, uappnd => 4, opaque => 8, nodump => 1, hidden => 0x8000, arch => 0x10000, schg => 0x20000, sappnd => 0x40000);
our @FLAG_ORDER = qw(arch nodump opaque sappnd schg uappnd uchg hidden);
my $register = '/.mac/state/flags';

sub flags {
  my ($path, @stat) = @_;
  return () unless -d $register;
  @stat = lstat $path unless @stat;
  return () unless @stat;
  my $text = slurp("$register/$stat[0]-$stat[1]") // return ();
  return grep { length } split /[,\s]+/, $text;
}

sub set_flags {
  my ($path, @flags) = @_;
  my @stat = lstat $path or return 0;
  return 1 if -l _;
  my %want = map { $_ => 1 } @flags;
  open my $file, '<', $path or return 0;
  my $bits = pack 'L!', 0;
  if (defined ioctl $file, 0x80086601, $bits) {
    my $old = unpack 'L!', $bits;
    my $new = $old & ~0x30;
    $new |= 0x10 if $want{uchg} || $want{schg};
    $new |= 0x20 if $want{uappnd} || $want{sappnd};
    if ($new != $old) { ioctl $file, 0x40086602, pack('L!', $new) or return 0 }
  }
  my $mask = umask 0;
  mkdir $register, 0777;
  umask $mask;
  my $note = "$register/$stat[0]-$stat[1]";
  if (@flags) { spew($note, join(',', grep { $want{$_} } @FLAG_ORDER) . "\n"); chmod 0666, $note }
  else { unlink $note }
  return 1;
}

# Processes of the Mac: { pid ppid uid command name } with the harness's own disguised.
sub processes {
  my @all;
  opendir my $folder, '/.mac/proc' or return ();
  for my $pid (sort { $a <=> $b } grep { /^\d+$/ } readdir $folder) {
    my $stat = slurp("/.mac/proc/$pid/stat") // next;
    my @stat = stat "/.mac/proc/$pid" or next;
    my ($ppid, $group) = $stat =~ /^\d+ \(.*\) \S (\d+) (\d+)/s;
    my @words = split /\0/, slurp("/.mac/proc/$pid/cmdline") // '';
    next unless @words;
    if ($pid == 1) { @words = (since('10.4') ? '/sbin/launchd' : '/sbin/init') }
    next if $words[0] eq '.mac' || grep { m{^/\.mac/engine/serve} } @words[0 .. ($#words < 5 ? $#words : 5)];
    # A command of the Mac: dash with its wrapper, or what the wrapper has become.
    if ($words[0] =~ m{^/\.mac/host/bin/(?:dash|perl)$}) {
      my $i = 1;
      $i++ while $i < $#words && $words[$i] =~ /^-/;
      if (defined $words[$i] && $words[$i] =~ m{^(?:/\.mac/|/s?bin/|/usr/)}) {
        splice @words, 0, $i;
        $words[0] =~ s{^.*/([^/]+?)(?:\.pl)?$}{$1};
      }
    }
    $words[0] =~ s{^/\.mac/.*/}{};
    # A pretend application is known by a name that may have blanks.
    my $command = join ' ', @words;
    my ($path) = $command =~ m{^(/.*\.app/Contents/MacOS/.*)} ? $1 : $words[0];
    my ($short) = $path =~ m{([^/]*)$};
    push @all, { pid => $pid, ppid => $ppid, pgid => $group, uid => $stat[4], command => $command, name => $short };
  }
  return @all;
}

1;
