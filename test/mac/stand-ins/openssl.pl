# The host's openssl, held to what 0.9.7 and 0.9.8 had and made to print as they did.
use strict;
use warnings;
no warnings 'exec';
use Mac;

my ($version) = split ' ', Mac::slurp('/.mac/version');
my ($patch) = $version =~ /^10\.4\.(\d+)/;
my $sha2 = Mac::since('10.5') || defined $patch && $patch >= 9;
my $text = Mac::since('10.6') ? '0.9.8r 8 Feb 2011' : $sha2 ? '0.9.7l 28 Sep 2006' : '0.9.7b 10 Apr 2003';
my $verb = $ARGV[0] // Mac::refuse('interactive use is not pretended');
if ($verb eq 'version') { print "OpenSSL $text\n"; exit 0 }
my %known = map { $_ => 1 } qw(asn1parse base64 ca ciphers crl crl2pkcs7 dgst dh dhparam dsa dsaparam enc errstr gendh gendsa
  genrsa ocsp passwd pkcs12 pkcs7 pkcs8 rand req rsa rsautl s_client s_server s_time sess_id smime speed spkac verify x509
  md2 md4 md5 rmd160 sha sha1 des des3 rc2 rc4 bf);
$known{$_} = 1 for Mac::since('10.6') ? qw(ec ecparam prime) : ();
Mac::refuse("no command $verb") unless $known{$verb} || $verb =~ /^-?sha(?:224|256|384|512)$/ && $sha2;
for my $word (@ARGV) {
  Mac::refuse("no SHA-2: $word") if $word =~ /^-?sha(?:224|256|384|512)$/ && !$sha2;
  Mac::refuse("no such option: $word") if $word =~ /^--/ || $word =~ /^-(?:ext|addext|pkeyopt|copy_extensions|proxy|brief|servername|groups|curves|tls1_[123]|noservername|verify_hostname|verify_ip|r|provider)$/;
}
if ($verb eq 'x509' && grep({ $_ eq '-fingerprint' } @ARGV) && !grep { /^-(?:md5|sha1|sha256)$/ } @ARGV) {
  Mac::refuse('which digest a fingerprint has by default differs by version: say -sha1');
}
$ENV{OPENSSL_CONF} = '/dev/null' unless defined $ENV{OPENSSL_CONF};
delete @ENV{qw(MAC_RELEASE MAC_NAME)};
my @command = ('/.mac/host/bin/openssl', @ARGV);
if ($verb eq 'x509' && grep { $_ eq '-noout' } @ARGV and grep { /^-(?:subject|issuer|fingerprint|dates|startdate|enddate|serial|hash)$/ } @ARGV) {
  push @command, '-nameopt', 'compat' unless grep { $_ eq '-nameopt' } @ARGV;
  $_ eq '-hash' and $_ = '-subject_hash_old' for @command;
  open my $pipe, '-|', @command or exit 1;
  while (my $line = <$pipe>) {
    $line =~ s/^(subject|issuer)=\s*/$1= /;
    $line =~ s/^sha1 Fingerprint=/SHA1 Fingerprint=/i;
    $line =~ s/^md5 Fingerprint=/MD5 Fingerprint=/i;
    print $line;
  }
  close $pipe;
  exit $? >> 8;
}
if ($verb =~ /^(?:dgst|md4|md5|sha|sha1|rmd160|sha\d+)$/ && !grep { /^-(?:sign|verify|prverify|binary|out)$/ } @ARGV) {
  open my $pipe, '-|', @command or exit 1;
  while (my $line = <$pipe>) {
    $line =~ s/^SHA2-/SHA/;
    $line =~ s/^\w+\(stdin\)= //;
    print $line;
  }
  close $pipe;
  exit $? >> 8;
}
exec { $command[0] } @command;
