# hdiutil: attach and detach of images that the test made (network.ts): a text file that names a folder.
use strict;
use warnings;
use Mac;
use Volumes;

my ($verb, @words) = @ARGV;
defined $verb or Mac::fail('Usage: hdiutil <verb> <options>', 1);
my (%o, @operands);
while (@words) {
  my $word = shift @words;
  if ($word =~ /^-(?:mountpoint|mountroot|mount|owners|shadow)$/) { $o{$word} = shift @words }
  elsif ($word =~ /^-(?:nobrowse|readonly|quiet|verbose|noverify|noautoopen|noautofsck|private|force|plist|readwrite|notremovable|noautoopenro|noidme|nomount)$/) { $o{$word} = 1 }
  elsif ($word =~ /^-/) { Mac::refuse("$word is not pretended") }
  else { push @operands, $word }
}
Mac::refuse('-plist is not pretended') if $o{'-plist'};

if ($verb eq 'attach' || $verb eq 'mount') {
  my $image = $operands[0] // Mac::fail('hdiutil: attach: no image', 1);
  my $text = Mac::slurp($image);
  Mac::fail('hdiutil: attach failed - No such file or directory', 1) unless defined $text;
  my ($label, $address) = $text =~ /^pretend image\nvolume: (.*)\naddress: (.*)\n\z/ or Mac::fail('hdiutil: attach failed - image not recognized', 1);
  my ($folder) = Volumes::shared($address) or Mac::fail('hdiutil: attach failed - image data corrupted', 1);
  my $path = $o{'-mountpoint'};
  if (!defined $path) {
    $path = ($o{'-mountroot'} // '/Volumes') . "/$label";
    my $n = 1;
    $path = ($o{'-mountroot'} // '/Volumes') . "/$label " . $n++ while -e $path;
    mkdir $path;
    Mac::spew("/.mac/state/made-$$", $path);
  }
  Mac::fail('hdiutil: attach failed - No such file or directory', 1) unless -d $path;
  $path = Volumes::absolute($path);
  my $number = 2 + grep { $_->{device} =~ m{^/dev/disk[2-9]} } Volumes::mounted();
  Volumes::bind($folder, $path, 1) or Mac::fail('hdiutil: attach failed - Operation not permitted', 1);
  my $device = "/dev/disk$number";
  Volumes::register("${device}s2", $path, 'hfs');
  my $made = Mac::slurp("/.mac/state/made-$$");
  if (defined $made) { unlink "/.mac/state/made-$$"; Mac::spew('/.mac/state/made', (Mac::slurp('/.mac/state/made') // '') . "$path\n") }
  printf "%-20s\t%-31s\t\n%-20s\t%-31s\t%s\n", $device, 'Apple_partition_scheme', "${device}s2", 'Apple_HFS', $path unless $o{'-quiet'};
}
elsif ($verb eq 'detach' || $verb eq 'unmount' || $verb eq 'eject') {
  my $what = $operands[0] // '';
  my $path = Volumes::absolute($what);
  my ($one) = grep { $_->{path} eq $path || $_->{device} eq $what || $_->{device} =~ /^\Q$what\Es\d+$/ } Volumes::mounted();
  Mac::fail("hdiutil: $verb failed - No such file or directory", 1) unless $one && $one->{path} ne '/';
  Volumes::unmount($one->{path}, $o{'-force'}) or Mac::fail("hdiutil: couldn't unmount \"$one->{device}\" - Resource busy", 16);
  # A folder that attach made goes with the volume.
  my @made = split /\n/, Mac::slurp('/.mac/state/made') // '';
  if (grep { $_ eq $one->{path} } @made) {
    rmdir $one->{path};
    Mac::spew('/.mac/state/made', join '', map { "$_\n" } grep { $_ ne $one->{path} } @made);
  }
  print "\"$one->{device}\" unmounted.\n" unless $o{'-quiet'};
}
elsif ($verb eq 'verify') {
  my $text = Mac::slurp($operands[0] // '') // Mac::fail('hdiutil: verify failed - No such file or directory', 1);
  exit($text =~ /^pretend image\n/ ? 0 : 1);
}
elsif ($verb eq 'info') {
  print "================================================\n$_->{device}\tApple_HFS\t$_->{path}\n" for grep { $_->{device} =~ m{^/dev/disk[2-9]} } Volumes::mounted();
}
else { Mac::refuse("$verb is not pretended") }
