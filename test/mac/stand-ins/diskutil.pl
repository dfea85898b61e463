# diskutil: unmount, eject, info.
use strict;
use warnings;
use Mac;
use Volumes;

my ($verb, @words) = @ARGV;
defined $verb or Mac::fail('Utility to manage disks and volumes', 1);
my $force = @words && $words[0] eq 'force' ? shift @words : 0;
my $what = $words[0] // '';
my $path = Volumes::absolute($what);
my ($one) = grep { $_->{path} eq $path || $_->{device} eq $what || $_->{device} eq "/dev/$what" } Volumes::mounted();
if ($verb =~ /^(?:unmount|umount|eject)$/) {
  Mac::fail("Failed to find disk $what", 1) unless $one && $one->{path} ne '/';
  Volumes::unmount($one->{path}, $force) or Mac::fail("Volume $what failed to unmount", 1);
  print "Volume $what unmounted\n";
}
elsif ($verb eq 'info') {
  Mac::fail("Could not find disk: $what", 1) unless $one;
  my $read_only = $one->{ro} ? 'Yes' : 'No';
  print "   Device Node:        $one->{device}\n   Mount Point:        $one->{path}\n   File System:        Journaled HFS+\n   Read Only:          $read_only\n";
}
else { Mac::refuse("$verb is not pretended") }
