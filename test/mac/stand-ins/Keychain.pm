# Pretend keychains (the word "kych", then each certificate with its length in front) and just enough of X.509.
package Keychain;
use strict;
use warnings;
use Digest::SHA ();
use MIME::Base64 ();
use Mac;

sub certificates {
  my ($path) = @_;
  my $bytes = Mac::slurp($path) // return undef;
  return undef unless substr($bytes, 0, 4) eq 'kych';
  my @found;
  for (my $at = 4; $at + 4 <= length $bytes;) {
    my $length = unpack 'N', substr $bytes, $at, 4;
    push @found, substr $bytes, $at + 4, $length;
    $at += 4 + $length;
  }
  return \@found;
}

# A new file in the old one's place, with its owner and mode.
sub save {
  my ($path, $list) = @_;
  my @stat = stat $path;
  return 0 if @stat && !-w $path;
  my $new = "$path.sb-new";
  Mac::spew($new, join '', 'kych', map { pack('N', length $_) . $_ } @$list) or return 0;
  if (@stat) { chown $stat[4], $stat[5], $new; chmod $stat[2] & 07777, $new }
  if (!rename $new, $path) { unlink $new; return 0 }
  return 1;
}

sub pem {
  my ($der) = @_;
  return "-----BEGIN CERTIFICATE-----\n" . MIME::Base64::encode_base64($der, "") =~ s/(.{1,64})/$1\n/gr . "-----END CERTIFICATE-----\n";
}

sub from_pem {
  my ($text) = @_;
  $text =~ /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.*?)-----END/s or return undef;
  return MIME::Base64::decode_base64($1);
}

sub sha1 { my ($der) = @_; return uc Digest::SHA::sha1_hex($der) }

# One element: tag, contents, what follows it.
sub element {
  my ($bytes) = @_;
  return () if length $bytes < 2;
  my ($tag, $length) = unpack 'CC', $bytes;
  my $head = 2;
  if ($length & 0x80) {
    my $count = $length & 0x7f;
    return () if $count == 0 || $count > 4 || length $bytes < 2 + $count;
    $length = 0;
    $length = $length * 256 + $_ for unpack 'C*', substr $bytes, 2, $count;
    $head += $count;
  }
  return () if length $bytes < $head + $length;
  return ($tag, substr($bytes, $head, $length), substr($bytes, $head + $length));
}

# Undefined if it is no certificate in DER.
sub parse {
  my ($der) = @_;
  my ($tag, $body, $rest) = element($der);
  return undef unless defined $tag && $tag == 0x30 && $rest eq '';
  my ($inner_tag, $inner) = element($body);
  return undef unless defined $inner_tag && $inner_tag == 0x30;
  my @parts;
  while (length $inner) {
    my ($one, $content, $after) = element($inner);
    return undef unless defined $one;
    push @parts, [$one, $content];
    $inner = $after;
  }
  shift @parts if @parts && $parts[0][0] == 0xa0;
  return undef unless @parts >= 6 && $parts[0][0] == 2 && $parts[4][0] == 0x30;
  my (undef, $algorithm) = element($parts[5][1]);
  my (undef, $oid) = element($algorithm // '');
  my $ec = ($oid // '') eq "\x2a\x86\x48\xce\x3d\x02\x01";
  # The last common name of the subject.
  my $name = '';
  while ($parts[4][1] =~ /\x06\x03\x55\x04\x03[\x0c\x13\x14\x16](.)/gs) { $name = substr $parts[4][1], pos $parts[4][1], ord $1 }
  return { name => $name, ec => $ec };
}

1;
