# Volumes: what is mounted below the Mac's root, and what the test put into its network and images.
package Volumes;
use strict;
use warnings;
use Mac;

my $register = '/.mac/state/volumes';

# [device, path, kind, options], the start-up volume first.
sub mounted {
  my %known = map { my ($device, $path, $kind) = split /\t/; $path => [$device, $kind // ''] } split /\n/, Mac::slurp($register) // '';
  my (@list, %seen);
  for my $line (split /\n/, Mac::slurp('/.mac/proc/self/mounts') // '') {
    my (undef, $path, undef, $options) = split ' ', $line;
    $path =~ s/\\(\d{3})/chr oct $1/ge;
    next if $path =~ m{^/(?:\.mac|dev)(?:/|$)} || $seen{$path}++;
    my ($device, $kind) = @{ $known{$path} // ["/dev/disk9s" . @list, ''] };
    push @list, { device => $device, path => $path, kind => $kind || 'hfs', ro => scalar($options =~ /(?:^|,)ro(?:,|$)/) };
  }
  return @list;
}

sub register {
  my ($device, $path, $kind) = @_;
  forget($path);
  my $text = Mac::slurp($register) // '';
  Mac::spew($register, "$text$device\t$path\t$kind\n");
}

sub forget { my ($path) = @_; Mac::spew($register, join '', grep { (split /\t/)[1] !~ /^\Q$path\E\n?$/ } split /^/, Mac::slurp($register) // '') }

# The folder of what lies at that address, or nothing; and if it wants a password.
sub shared {
  my ($address) = @_;
  for (split /\n/, Mac::slurp('/.mac/network/list') // '') {
    my ($number, $who, $one) = split /\t/, $_, 3;
    return ("/.mac/network/$number", $who eq 'password') if $one eq $address;
  }
  return ();
}

sub absolute { my ($path) = @_; require Cwd; my $real = Cwd::realpath($path); return defined $real && -e $real ? $real : $path }

sub bind {
  my ($folder, $path, $read_only) = @_;
  system('/.mac/host/bin/mount', '-n', '--bind', $folder, $path) == 0 or return 0;
  if ($read_only) { system('/.mac/host/bin/mount', '-n', '-o', 'remount,bind,ro', $path) == 0 or return 0 }
  return 1;
}

sub unmount {
  my ($path, $force) = @_;
  open my $keep, '>&', \*STDERR;
  open STDERR, '>', '/dev/null';
  my $status = system('/.mac/host/bin/umount', '-n', ($force ? '-l' : ()), $path);
  open STDERR, '>&', $keep;
  forget($path) if $status == 0;
  return $status == 0;
}

1;
