# security: the commands on certificates, by release [ST].
use strict;
use warnings;
use Mac;
use Keychain;

my $anchors = '/System/Library/Keychains/X509Anchors';
my $system = '/Library/Keychains/System.keychain';
my $trust = '/Library/Security/Trust Settings/Admin.plist';
my ($version) = split ' ', Mac::slurp('/.mac/version');
my ($minor) = $version =~ /^10\.5\.(\d+)/;
# What came with 10.5.8 and 10.6.
my $late = Mac::since('10.6') || defined $minor && $minor >= 8;

my %commands = (
  'add-certificates' => \&add_certificates,
  'find-certificate' => \&find_certificate,
  'list-keychains' => \&nothing,
  'unlock-keychain' => \&nothing,
  'create-keychain' => \&absent,
  'show-keychain-info' => \&nothing,
  (Mac::since('10.4') ? (import => \&absent, export => \&absent) : ()),
  (Mac::since('10.5') ? (
    'add-trusted-cert' => \&add_trusted, 'remove-trusted-cert' => \&remove_trusted, 'dump-trust-settings' => \&dump_trust,
    'verify-cert' => \&verify, 'trust-settings-export' => \&absent, 'trust-settings-import' => \&absent,
  ) : ()),
  ($late ? ('delete-certificate' => \&delete_certificate) : ()),
);

while (@ARGV && $ARGV[0] =~ /^-[qvl]+$/) { shift @ARGV }
my $asked = shift @ARGV // Mac::fail('Usage: security [-h] [-i] [-l] [-p prompt] [-q] [-v] [command] [opt ...]', 2);
# Any unique beginning will do.
my @meant = grep { index($_, $asked) == 0 } sort keys %commands;
@meant = ($asked) if exists $commands{$asked};
if (@meant != 1) {
  Mac::refuse("no command $asked") if grep { $_ eq $asked } qw(add-trusted-cert remove-trusted-cert dump-trust-settings verify-cert delete-certificate import export find-identity);
  Mac::fail("security: unknown command \"$asked\"", 1);
}
exit $commands{ $meant[0] }->();

sub nothing { return 0 }
sub absent { Mac::refuse("$asked is not pretended") }

sub banner {
  my ($path) = @_;
  return unless Mac::since('10.5') && $path =~ m{/X509Anchors$};
  print STDERR '*' x 63, "\n             WARNING: You are writing to the obsolete\n             X509Anchors keychain, which is no longer used.\n", '*' x 63, "\n";
}

sub usage { Mac::fail("Usage: $asked ...", 2) }

sub add_certificates {
  my $o = Mac::options('k:');
  my $path = $o->{k} ? $o->{k}[-1] : Mac::refuse('without -k it is the default keychain: not pretended');
  @ARGV or usage();
  banner($path);
  my $list = Keychain::certificates($path);
  Mac::fail("security: SecKeychainOpen $path: The specified keychain could not be found.", 1) unless $list;
  my $result = 0;
  for my $file (@ARGV) {
    my $der = Mac::slurp($file);
    if (!defined $der) { print STDERR "security: open $file: No such file or directory\n"; $result = 1; next }
    my $facts = Keychain::parse($der);
    my $why = !$facts ? 'CSSMERR_CL_UNKNOWN_FORMAT' : $facts->{ec} && !Mac::since('10.6') ? 'CSSMERR_CL_INVALID_DATA' : undef;
    if ($why) {
      print STDERR "security: SecCertificateCreateFromData: $why\n";
      $result = 1;
      last unless Mac::since('10.4');
      next;
    }
    if (grep { $_ eq $der } @$list) {
      $result = 1;
      if (!Mac::since('10.4')) {
        print STDERR "SecCertificateAddToKeychain returned -25299: The specified item already exists in the keychain.\n";
        last;
      }
      print STDERR "security: $file already in $path\n";
      next;
    }
    if (!Keychain::save($path, [@$list, $der])) {
      print STDERR "security: SecCertificateAddToKeychain: Write permissions error.\n";
      return 1;
    }
    push @$list, $der;
  }
  return $result;
}

sub find_certificate {
  my $o = Mac::options('ae:mp' . ($late ? 'c:Z' : ''));
  my @paths = @ARGV ? @ARGV : (Mac::since('10.5') ? $system : $anchors);
  my $found = 0;
  for my $path (@paths) {
    my $list = Keychain::certificates($path);
    if (!$list) { print STDERR "security: SecKeychainSearchCreateFromAttributes: The specified keychain could not be found.\n"; return 1 }
    for my $der (@$list) {
      my $facts = Keychain::parse($der) or next;
      next if $o->{c} && index($facts->{name}, $o->{c}[0]) < 0;
      next if $o->{e};
      $found++;
      print 'SHA-1 hash: ', Keychain::sha1($der), "\n" if $o->{Z};
      if ($o->{p}) { print Keychain::pem($der) }
      else { print "keychain: \"$path\"\nclass: 0x80001000 \nattributes:\n    \"alis\"<blob>=\"$facts->{name}\"\n" }
      return 0 unless $o->{a};
    }
  }
  return 0 if $found || $o->{a};
  print STDERR "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.\n";
  return 44;
}

# Which certificates an admin trusts, by SHA-1.
sub trusted { return { map { $_ => 1 } (Mac::slurp($trust) // '') =~ /<key>([0-9A-F]{40})<\/key>/g } }

sub save_trusted {
  my ($list) = @_;
  mkdir '/Library/Security';
  mkdir '/Library/Security/Trust Settings';
  my $entries = join '', map { "\t\t<key>$_</key>\n\t\t<dict/>\n" } sort keys %$list;
  return Mac::spew($trust, <<"END");
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>trustList</key>
	<dict>
$entries	</dict>
	<key>trustVersion</key>
	<integer>1</integer>
</dict>
</plist>
END
}

sub certificate_in {
  my ($file) = @_;
  my $der = Mac::slurp($file);
  Mac::fail("***Error reading certificate file $file: No such file or directory", 1) unless defined $der;
  Mac::fail("***Error reading certificate file $file: CSSMERR_CL_UNKNOWN_FORMAT", 1) unless Keychain::parse($der);
  return $der;
}

sub root_only { Mac::fail('SecTrustSettingsSetTrustSettings: The authorization was denied since no user interaction was possible.', 1) if $> != 0 }

sub add_trusted {
  my $o = Mac::options('a:d' . 'e:i:k:o:p:r:s:u:');
  Mac::refuse('without -d it is for one user: not pretended') unless $o->{d};
  @ARGV == 1 or usage();
  my $der = certificate_in($ARGV[0]);
  root_only();
  if ($o->{k}) {
    my $path = $o->{k}[-1];
    banner($path);
    my $list = Keychain::certificates($path) or Mac::fail("SecKeychainOpen $path: The specified keychain could not be found.", 1);
    if (!grep { $_ eq $der } @$list) { Keychain::save($path, [@$list, $der]) or Mac::fail('SecCertificateAddToKeychain: Write permissions error.', 1) }
  }
  my $all = trusted();
  $all->{ Keychain::sha1($der) } = 1;
  return save_trusted($all) ? 0 : 1;
}

sub remove_trusted {
  my $o = Mac::options('dD');
  Mac::refuse('without -d it is for one user: not pretended') unless $o->{d};
  @ARGV == 1 or usage();
  my $der = certificate_in($ARGV[0]);
  root_only();
  my $all = trusted();
  delete $all->{ Keychain::sha1($der) } or Mac::fail('SecTrustSettingsRemoveTrustSettings: The specified item could not be found in the keychain.', 1);
  return save_trusted($all) ? 0 : 1;
}

sub dump_trust {
  my $o = Mac::options('ds');
  Mac::refuse('without -d it is for one user: not pretended') unless $o->{d};
  my $all = trusted();
  %$all or Mac::fail('SecTrustSettingsCopyCertificates: No Trust Settings were found.', 1);
  my @known = grep { $all->{ Keychain::sha1($_) } } @{ Keychain::certificates($system) // [] };
  printf "Number of trusted certs = %d\n", scalar keys %$all;
  my $i = 0;
  printf "Cert %d: %s\n   Number of trust settings : 0\n", $i++, Keychain::parse($_)->{name} for @known;
  return 0;
}

# The real openssl judges, with what this Mac trusts.
sub verify {
  my $o = Mac::options('c:r:p:k:n:lLqs:e:');
  $o->{c} or usage();
  my @pems = map { my $bytes = Mac::slurp($_) // Mac::fail("***Error reading certificate file $_"); Keychain::parse($bytes) ? Keychain::pem($bytes) : $bytes } @{ $o->{c} };
  my $all = trusted();
  my @roots = map { Keychain::pem($_) } @{ Keychain::certificates($anchors) // [] }, grep { $all->{ Keychain::sha1($_) } } @{ Keychain::certificates($system) // [] };
  my $base = "/.mac/run/verify.$$";
  my ($first, @others) = @pems;
  Mac::spew("$base.roots", join '', @roots);
  Mac::spew("$base.cert", $first);
  Mac::spew("$base.others", join '', @others);
  my @command = ('/.mac/host/bin/openssl', 'verify', '-auth_level', '0', '-CAfile', "$base.roots", '-no-CApath');
  push @command, '-untrusted', "$base.others" if @others;
  push @command, '-verify_hostname', $o->{s}[0] if $o->{s} && ($o->{p} // [''])->[-1] eq 'ssl';
  open my $old, '>&', \*STDOUT;
  open STDOUT, '>', '/dev/null';
  open my $old_error, '>&', \*STDERR;
  open STDERR, '>', '/dev/null';
  my $status = system { $command[0] } @command, "$base.cert";
  open STDOUT, '>&', $old;
  open STDERR, '>&', $old_error;
  unlink map { "$base.$_" } qw(roots cert others);
  if ($status) { print STDERR "Cert Verify Result: CSSMERR_TP_NOT_TRUSTED\n" unless $o->{q}; return 1 }
  print "...certificate verification successful.\n" unless $o->{q};
  return 0;
}

sub delete_certificate {
  my $o = Mac::options('c:Z:t');
  $o->{c} || $o->{Z} or usage();
  my $path = $ARGV[0] // $system;
  banner($path);
  my $list = Keychain::certificates($path) or Mac::fail("security: SecKeychainOpen $path: The specified keychain could not be found.", 1);
  my @out = grep {
    $o->{Z} ? Keychain::sha1($_) eq uc $o->{Z}[0] : index(Keychain::parse($_)->{name}, $o->{c}[0]) >= 0
  } @$list;
  @out or Mac::fail('Unable to delete certificate matching "' . ($o->{Z} // $o->{c})->[0] . '"', 1);
  my %out = map { $_ => 1 } @out;
  Keychain::save($path, [grep { !$out{$_} } @$list]) or Mac::fail('security: SecKeychainItemDelete: Write permissions error.', 1);
  if ($o->{t}) {
    my $all = trusted();
    delete $all->{ Keychain::sha1($_) } for @out;
    save_trusted($all);
  }
  return 0;
}
