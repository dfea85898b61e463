#!/usr/bin/perl
# Keeps one pretend Mac alive. Started by mac.ts as process 1 of a PID namespace and alone in a mount namespace, so that
# everything it mounts and starts is gone when it ends, and it ends when its standard input does.
# Requests are lines of tab-separated, percent-encoded words: "id verb argument...". So are answers: "id word...".
use strict;
use warnings;
no warnings 'exec';
use POSIX ();

my ($root, $kilobytes, $standins, $engine, $release);
BEGIN { ($root, $kilobytes, $standins, $engine, $release) = @ARGV }
use lib $standins;
use Mac;
my $real = readlink('/proc/self') // '';    # the process id as the host sees it: its /proc is still here
my %waiting;                               # process id -> what to answer when it ends
my %program;                               # process id -> 1 for pretend applications, which outlive runs
my %helper;                                # process id -> 1 for what serves the Mac's commands
my @used;                                  # [process id, number of its pipe] that have been answered
my %compiled;                              # stand-in -> 1
my $runs = 0;

sub command { system { $_[0] } @_; die "@_ failed: $?\n" if $? }
sub put { my ($name, $text) = @_; open my $file, '>', $name or die "$name: $!\n"; print $file $text; close $file }

sub furnish {
  my $size = $kilobytes ? ",size=${kilobytes}k" : '';
  command('mount', '-t', 'tmpfs', '-o', "mode=755$size", 'mac', $root);
  mkdir "$root/.mac";
  command('mount', '-t', 'tmpfs', '-o', 'mode=755', 'harness', "$root/.mac");
  mkdir "$root/.mac/$_" for qw(host proc stand-ins engine run state network commands shell);
  command('mount', '--bind', '/usr', "$root/.mac/host");
  command('mount', '-o', 'remount,bind,ro', "$root/.mac/host");
  command('mount', '--bind', $standins, "$root/.mac/stand-ins");
  command('mount', '-o', 'remount,bind,ro', "$root/.mac/stand-ins");
  command('mount', '--bind', $engine, "$root/.mac/engine");
  command('mount', '-o', 'remount,bind,ro', "$root/.mac/engine");
  command('mount', '-t', 'proc', 'proc', "$root/.mac/proc");
  chmod 0777, "$root/.mac/run", "$root/.mac/state";
  put("$root/.mac/run/log", '');
  chmod 0666, "$root/.mac/run/log";
  for my $name (qw(perl python)) {
    POSIX::mkfifo("$root/.mac/run/$name", 0666);
    chmod 0666, "$root/.mac/run/$name";
  }
  # Where the dynamic loader, perl and python look for their files.
  symlink '/.mac/host/lib', "$root/lib";
  symlink '/.mac/host/lib64', "$root/lib64";
  mkdir "$root/usr";
  symlink '/.mac/host/lib', "$root/usr/lib";
  symlink '/.mac/host/share', "$root/usr/share";
  for my $slot (0 .. 255) {
    POSIX::mkfifo("$root/.mac/run/reply.$slot", 0666);
    chmod 0666, "$root/.mac/run/reply.$slot";
  }
  mkdir "$root/dev";
  command('cp', '-a', (map { "/dev/$_" } qw(null zero random urandom tty)), "$root/dev");
  symlink '/.mac/proc/self/fd', "$root/dev/fd";
  symlink "fd/$_->[1]", "$root/dev/$_->[0]" for ['stdin', 0], ['stdout', 1], ['stderr', 2];
}

sub answer {
  my @words = map { my $word = $_; $word =~ s/([%\t\n])/sprintf '%%%02x', ord $1/ge; $word } @_;
  syswrite STDOUT, join("\t", @words) . "\n";
}

sub become {
  my ($uid, $gid, $groups) = @_;
  $( = $gid;
  $) = "$gid $gid $groups";
  POSIX::setuid($uid) if $uid;
}

# A stand-in in perl, for a command that waits: see serve.sh.
sub serve {
  my ($file, $client, $slot) = @_;
  if (!$compiled{$file}++) {
    my $text = Mac::slurp("$standins/$file") // die "no stand-in $file\n";
    my $package = 'Standin::' . $file =~ s/\W/_/gr;
    $text =~ s/^use warnings;/use warnings; no warnings 'closure';/m;
    eval "package $package; sub main {\n#line 1 \"$file\"\n$text\n} 1" or die $@;
  }
  my $pid = fork // die "fork: $!\n";
  if ($pid == 0) {
    # Nothing may come back from here: there would be two holders.
    eval { work($file, $client); 1 } or print STDERR $@;
    exit 255;
  }
  $waiting{$pid} = sub { reply($client, $slot, $_[0]) };
}

# In a fork. The wrapper may be killed at any moment.
sub work {
  my ($file, $client) = @_;
  chroot $root;
  my $place = "/.mac/proc/$client";
  my $pidfd = syscall 434, $client + 0, 0;    # pidfd_open; the numbers are the same on all machines
  for my $number (0 .. 2) {
    my $copy = syscall 438, $pidfd, (7, 8, 2)[$number], 0;    # pidfd_getfd; for 7 and 8 see serve.sh
    if ($copy >= 0) { POSIX::dup2($copy, $number); POSIX::close($copy) } else { POSIX::close($number) }
  }
  my (undef, $script, @words) = split /\0/, (Mac::slurp("$place/cmdline") // '') . '.', -1;
  pop @words;
  my $status = Mac::slurp("$place/status") // POSIX::_exit(137);
  %ENV = map { /^([^=]*)=(.*)$/s } split /\0/, Mac::slurp("$place/environ") // '';
  chdir "$place/cwd";
  umask oct $1 if $status =~ /^Umask:\s*(\d+)/m;
  my ($uid) = $status =~ /^Uid:\s*\d+\s+(\d+)/m;
  my ($gid) = $status =~ /^Gid:\s*\d+\s+(\d+)/m;
  my ($groups) = $status =~ /^Groups:\s*(.*?)\s*$/m;
  $Mac::uid = $uid;
  # The owner of a file may change its flags on a Mac, on Linux root alone: chflags looks after that itself.
  become($uid, $gid, $groups // $gid) unless $file eq 'chflags.pl';
  ($Mac::name) = $script =~ m{([^/]*)$};
  $Mac::release = $release;
  @ARGV = @words;
  $0 = '.mac';
  $SIG{$_} = 'DEFAULT' for qw(CHLD PIPE INT TERM HUP);
  my $run = 'Standin::' . ($file =~ s/\W/_/gr) . '::main';
  no strict 'refs';
  &$run();
  exit 0;
}

# If the wrapper is gone, there is nobody to tell.
sub reply {
  my ($client, $slot, $status) = @_;
  if (sysopen my $pipe, "$root/.mac/run/reply.$slot", POSIX::O_WRONLY() | POSIX::O_NONBLOCK()) {
    syswrite $pipe, ($status & 127 ? 128 + ($status & 127) : $status >> 8) . "\n";
  }
  push @used, [$client, $slot];
}

# A pipe is free again when the wrapper is gone: until then it may have an answer in it.
sub free_slots {
  @used = grep {
    my ($client, $slot) = @$_;
    my $there = kill 0, $client;
    unlink "$root/.mac/run/claim.$slot" unless $there;
    $there;
  } @used;
}

sub start_python {
  my $pid = fork // die "fork: $!\n";
  if ($pid == 0) {
    open STDIN, '<', '/dev/null';
    open STDOUT, '>', '/dev/null';
    chroot $root;
    chdir '/';
    $SIG{$_} = 'DEFAULT' for qw(CHLD PIPE INT);
    exec '/.mac/host/bin/python3', '-I', '-S', '-B', '/.mac/engine/serve.py', $release;
    POSIX::_exit(127);
  }
  $helper{$pid} = 1;
}

# A script, or any program, inside the Mac.
sub run {
  my ($id, $uid, $gid, $groups, $folder, $count, @rest) = @_;
  my @environment = splice @rest, 0, $count;
  my $pid = fork // die "fork: $!\n";
  if ($pid == 0) {
    POSIX::setsid();
    open STDIN, '<', -e "$root/.mac/run/$id.in" ? "$root/.mac/run/$id.in" : '/dev/null';
    open STDOUT, '>>', "$root/.mac/run/$id.out";
    open STDERR, '>>', "$root/.mac/run/$id.err";
    chmod 0666, "$root/.mac/run/$id.out", "$root/.mac/run/$id.err";
    chroot $root or POSIX::_exit(126);
    chdir $folder or chdir '/';
    umask 022;
    $SIG{$_} = 'DEFAULT' for qw(CHLD PIPE INT TERM HUP);
    %ENV = map { /^([^=]*)=(.*)$/s } @environment;
    become($uid, $gid, $groups);
    exec { $rest[0] } @rest;
    POSIX::_exit(127);
  }
  $runs++;
  $waiting{$pid} = sub {
    my ($status) = @_;
    $runs--;
    clear() unless $runs;
    answer($id, $status >> 8, $status & 127);
  };
  return $pid;
}

# A pretend application: a process with its name, that TERM, or the quit event of osascript (USR1), ends unless it is
# stubborn.
sub program {
  my ($id, $uid, $gid, $stubborn, $name) = @_;
  my $pid = fork // die "fork: $!\n";
  if ($pid == 0) {
    POSIX::setsid();
    open STDIN, '<', '/dev/null';
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    chroot $root;
    chdir '/';
    become($uid, $gid, $gid);
    $0 = $name;
    $SIG{CHLD} = 'DEFAULT';
    my $end = $stubborn ? 'IGNORE' : sub { POSIX::_exit(0) };
    $SIG{$_} = $end for qw(TERM INT HUP USR1);
    sleep 1000 while 1;
  }
  $program{$pid} = 1;
  # For osascript, which else would have to wait and see.
  put("$root/.mac/state/stubborn.$pid", '') if $stubborn;
  answer($id, $pid);
}

# Nothing runs any more.
sub clear {
  kill_leftovers();
  @used = ();
  unlink glob "$root/.mac/run/claim.*";
}

# A run is over when its script is: whatever it left in the background does not outlive it.
sub kill_leftovers {
  for my $round (1 .. 200) {
    my $left = 0;
    opendir my $processes, "$root/.mac/proc" or return;
    for my $pid (grep { /^\d+$/ && $_ != 1 && !$program{$_} && !$helper{$_} } readdir $processes) {
      $left += kill 'KILL', $pid;
    }
    closedir $processes;
    return unless $left;
    while ((my $pid = waitpid -1, POSIX::WNOHANG()) > 0) { ended($pid, $?) }
    select undef, undef, undef, 0.001;
  }
}

sub ended {
  my ($pid, $status) = @_;
  delete $program{$pid};
  delete $helper{$pid};
  my $then = delete $waiting{$pid};
  $then->($status) if $then;
}

sub request {
  my ($id, $verb, @words) = @_;
  my $done = eval {
    if ($verb eq 'run') { run($id, @words) }
    elsif ($verb eq 'program') { program($id, @words) }
    elsif ($verb eq 'host') {
      command(@words);    # a program of the host, in the Mac's namespaces
      answer($id, 'ok');
    }
    elsif ($verb eq 'stop') {
      kill 'KILL', -$_ for keys %waiting;
    }
    elsif ($verb eq 'programs') { answer($id, keys %program) }
    1;
  };
  answer($id, 'failed', $@) unless $done;
}

$| = 1;
eval { furnish(); start_python(); 1 } or do { answer(0, 'failed', $@); exit 1 };
pipe my $wake_in, my $wake_out or die;
sysopen my $orders, "$root/.mac/run/perl", POSIX::O_RDWR() or die;
$SIG{CHLD} = sub { syswrite $wake_out, '.' };
$SIG{PIPE} = 'IGNORE';
$SIG{INT} = 'IGNORE';
answer(0, 'ready', $real);
my $pending = '';
my $asked = '';
while (1) {
  my $bits = '';
  vec($bits, fileno STDIN, 1) = 1;
  vec($bits, fileno $wake_in, 1) = 1;
  vec($bits, fileno $orders, 1) = 1;
  # Perl calls a handler between two of its own steps only: a signal that comes just before the wait would go unheard.
  next if select($bits, undef, undef, 0.05) < 0;
  if (vec $bits, fileno $wake_in, 1) { sysread $wake_in, my $ignored, 4096 }
  while ((my $pid = waitpid -1, POSIX::WNOHANG()) > 0) { ended($pid, $?) }
  if (vec $bits, fileno $orders, 1) {
    sysread $orders, $asked, 4096, length $asked;
    while ($asked =~ s/^(.*)\n//) {
      my ($file, $client, $slot) = split ' ', $1;
      free_slots();
      eval { serve($file, $client, $slot); 1 } or do { print STDERR $@; reply($client, $slot, 70 << 8) };
    }
  }
  if (vec $bits, fileno STDIN, 1) {
    my $got = sysread STDIN, $pending, 65536, length $pending;
    last unless $got;
    while ($pending =~ s/^([^\n]*)\n//) {
      my @words = map { my $word = $_; $word =~ s/%(..)/chr hex $1/ge; $word } split /\t/, $1, -1;
      request(@words);
    }
  }
}
