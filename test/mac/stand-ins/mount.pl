# mount, mount_afp, mount_smbfs and mount_nfs: what the test has put into the network, on a folder that exists.
use strict;
use warnings;
use Mac;
use Volumes;

my $kind = $Mac::name =~ /^mount_(.*)/ ? $1 : undef;
my ($read_only, $asks, @operands);
# Options of each kind; those with a colon take a value.
my %letters = (afp => 'io:', smbfs => 'Nf:d:u:g:I:W:n:c:R:L:O:M:o:', nfs => '23DPTUbcdiklsa:g:r:t:w:x:R:I:o:', hfs => 'uavwrt:o:');
if (!defined $kind) {
  my $o = Mac::options($letters{hfs});
  for my $letter (qw(u a w)) { Mac::refuse("-$letter is not pretended") if $o->{$letter} }
  $kind = $o->{t}[-1] if $o->{t};
  $read_only = 1 if $o->{r};
  take($_) for @{ $o->{o} // [] };
}
else {
  my $o = Mac::options($letters{$kind});
  $asks = $o->{i};
  take($_) for @{ $o->{o} // [] };
}
@operands = @ARGV;

sub take {
  for my $word (split /,/, $_[0]) {
    if ($word eq 'ro' || $word eq 'rdonly') { $read_only = 1 }
    elsif ($word eq 'rw') { $read_only = 0 }
    elsif ($word !~ /^(?:no(?:suid|dev|exec|browse|atime)|soft|intr|union|sync|async|automounted)$/) { Mac::refuse("-o $word is not pretended") }
  }
}

if (!@operands) {
  for my $one (Volumes::mounted()) {
    next if defined $kind && $one->{kind} ne $kind;
    my @marks = $one->{kind} =~ /^(?:hfs|)$/ ? ('local') : ('nodev', 'nosuid');
    push @marks, 'read-only' if $one->{ro};
    push @marks, 'journaled' if $one->{path} eq '/';
    unshift @marks, $one->{kind} eq 'afp' ? 'afpfs' : $one->{kind} if Mac::since('10.5');
    print "$one->{device} on $one->{path} (", join(', ', @marks), ")\n";
  }
  exit 0;
}
@operands == 2 or Mac::fail("usage: $Mac::name [-o options] url folder", 64);
$kind //= 'hfs';
my ($url, $path) = @operands;
my $address = address($url);
my ($folder, $closed) = Volumes::shared($address);
Mac::fail("$Mac::name: the mount point is no folder: $path: No such file or directory", 2) unless -d $path;
if (!defined $folder) { Mac::fail($kind eq 'afp' ? 'mount_afp: AFPMountURL returned error -5019, errno is -5019' : "$Mac::name: server connection failed syserr = No route to host", $kind eq 'afp' ? 255 : 68) }
if ($closed && $url !~ m{^(?:\w+:)?//[^/\@]*:[^/\@]+\@}) { Mac::fail($kind eq 'afp' ? 'mount_afp: AFPMountURL returned error -5023, errno is -5023' : "$Mac::name: server rejected the connection: Authentication error", $kind eq 'afp' ? 233 : 77) }
$path = Volumes::absolute($path);
# The user's password must not be in what "mount" shows.
Volumes::bind($folder, $path, $read_only) or Mac::fail("$Mac::name: $path: Operation not permitted", 1);
Volumes::register($kind eq 'afp' ? sprintf('afp_0TQCV10QsPgy0TShVK%06d', $$) : $address =~ s{^\w+:}{}r, $path, $kind);

# The name under which the test registered it: scheme, host and path; no user, no password, no port.
sub address {
  my ($text) = @_;
  if ($kind eq 'nfs') { return $text =~ m{^nfs://} ? $text : 'nfs://' . ($text =~ s{:/}{/}r) }
  my $scheme = $kind eq 'smbfs' ? 'smb' : $kind;
  $text =~ s{^(?:\w+:)?//}{};
  $text =~ s{^(?:[^/]*\@)}{};
  $text =~ s{^([^/]*):\d+/}{$1/};
  $text =~ s{/+$}{};
  $text =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
  return "$scheme://$text";
}
