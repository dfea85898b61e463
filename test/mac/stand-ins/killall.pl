# killall compares the first 16 characters, which is all the kernel keeps: "Microsoft Messenger" meets its daemon, too.
use strict;
use warnings;
use Mac;

my $signal = 'TERM';
my (@names, $user, $dry);
while (@ARGV) {
  my $word = shift @ARGV;
  if ($word =~ /^-(?:SIG)?([A-Z]+[12]?|\d+)$/) { $signal = $1 }
  elsif ($word eq '-u') { $user = shift @ARGV }
  elsif ($word eq '-s') { $dry = 1 }
  elsif ($word eq '-v' || $word eq '-d') { }
  elsif ($word =~ /^-./) { Mac::refuse("illegal option $word") }
  else { push @names, $word }
}
@names or Mac::fail('usage: killall [-dlmsvz?] [-u user] [-t tty] [-c cmd] [-SIGNAL] [cmd]...');
my $uid = defined $user ? (Mac::user($user) or Mac::fail("killall: user $user does not exist"))->{uid} : undef;
my $found = 0;
for my $name (@names) {
  for my $process (Mac::processes()) {
    next if $process->{pid} == $$ || $process->{pid} == 1;
    next if substr($process->{name}, 0, 16) ne substr $name, 0, 16;
    next if defined $uid && $process->{uid} != $uid;
    next if $> != 0 && $process->{uid} != $>;
    $found++;
    if ($dry) { print "kill -$signal $process->{pid}\n" } else { kill $signal, $process->{pid} }
  }
}
Mac::fail('No matching processes ' . ($> == 0 ? 'were found' : 'belonging to you were found')) unless $found;
