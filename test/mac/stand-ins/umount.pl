# umount by path or device.
use strict;
use warnings;
use Mac;
use Volumes;

my $o = Mac::options('aAfvt:h:');
Mac::refuse('-a is not pretended') if $o->{a} || $o->{A};
@ARGV or Mac::fail('usage: umount [-fv] special | node', 64);
my $result = 0;
for my $what (@ARGV) {
  my $path = Volumes::absolute($what);
  my ($one) = reverse grep { $_->{path} eq $path || $_->{device} eq $what } Volumes::mounted();
  if (!$one || $one->{path} eq '/') { print STDERR "umount: $what: not currently mounted\n"; $result = 1; next }
  if (!Volumes::unmount($one->{path}, $o->{f})) { print STDERR "umount: unmount($one->{path}): Resource busy\n"; $result = 1 }
}
exit $result;
