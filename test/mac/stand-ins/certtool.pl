# certtool: i(mport) of a certificate, PEM unless the letter d follows; the exit code is the low byte of the error [CT].
use strict;
use warnings;
use Mac;
use Keychain;

my ($verb, @words) = @ARGV;
defined $verb or Mac::fail('Usage: certtool command ...', 1);
my ($path, $der_form, @files);
for my $word (@words) {
  if ($word =~ /^k=(.*)/) { $path = $1 }
  elsif ($word eq 'd') { $der_form = 1 }
  elsif ($word =~ /^(?:c|v|a|p=.*|h)$/) { }
  else { push @files, $word }
}
if ($verb eq 'i') {
  defined $path or Mac::refuse('without k= it is the default keychain: not pretended');
  my $bytes = Mac::slurp($files[0] // '');
  Mac::fail("***Error reading file " . ($files[0] // ''), 220) unless defined $bytes;
  my $der = $der_form ? $bytes : Keychain::from_pem($bytes);
  Mac::fail('***Error: bad certificate', 1) unless defined $der && Keychain::parse($der);
  my $list = Keychain::certificates($path) or Mac::fail('***Error opening keychain', 1);
  if (grep { $_ eq $der } @$list) { print STDERR "***Cert already exists in keychain\n"; exit 45 }
  Keychain::save($path, [@$list, $der]) or Mac::fail('***Error writing keychain', 1);
  print "...certificate successfully imported.\n";
}
elsif ($verb eq 'y') {
  my $list = Keychain::certificates($path // '/System/Library/Keychains/X509Anchors') or Mac::fail('***Error opening keychain', 1);
  print 'Common Name     : ', Keychain::parse($_)->{name}, "\n" for @$list;
}
else { Mac::refuse("$verb is not pretended") }
