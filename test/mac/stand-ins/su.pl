# sudo -u NAME command, su NAME -c command.
use strict;
use warnings;
no warnings "exec";
use Mac;
use POSIX ();

my ($user, @command, $login, $set_home);
if ($Mac::name eq 'sudo') {
  $user = 'root';
  while (@ARGV && $ARGV[0] =~ /^-/) {
    my $option = shift @ARGV;
    if ($option eq '-u') { $user = shift @ARGV }
    elsif ($option =~ /^-u(.+)/) { $user = $1 }
    elsif ($option eq '-H') { $set_home = 1 }
    elsif ($option eq '-S' || $option eq '-b' || $option eq '-k') { }
    elsif ($option eq '-i' || $option eq '-n' || $option eq '-E') { Mac::refuse("doubtful option $option") }
    elsif ($option eq '--') { last }
    else { Mac::refuse("illegal option $option") }
  }
  @command = @ARGV;
}
else {
  $user = 'root';
  my $text;
  while (@ARGV) {
    my $word = shift @ARGV;
    if ($word eq '-' || $word eq '-l') { $login = 1 }
    elsif ($word eq '-m' || $word eq '-f') { }
    elsif ($word eq '-c') { $text = shift @ARGV }
    elsif ($word =~ /^-/) { Mac::refuse("illegal option $word") }
    else { $user = $word }
  }
  $set_home = 1;
  @command = defined $text ? ('/bin/sh', '-c', $text) : ('/bin/sh');
}
$user =~ s/^#//;
my $person = Mac::user($user) or Mac::fail("$Mac::name: unknown " . ($Mac::name eq 'su' ? 'login' : 'user') . ": $user");
Mac::fail("$Mac::name: a password is needed, and nobody is there to type it") if $> != 0 && $> != $person->{uid};
@command or Mac::fail('usage: sudo [-u user] command');
if ($login) { %ENV = (PATH => '/usr/bin:/bin') }
$ENV{HOME} = $person->{home} if $set_home;
$ENV{USER} = $ENV{LOGNAME} = $person->{name};
if ($Mac::name eq 'sudo') { $ENV{SUDO_USER} = Mac::user_name($>); $ENV{SUDO_UID} = $< }
delete @ENV{qw(MAC_RELEASE MAC_NAME)};
if ($login) { chdir $person->{home} }
my @groups = map { $_->{gid} } grep { ",$_->{members}," =~ /,\Q$person->{name}\E,/ } Mac::groups();
if ($> == 0) {
  $( = $person->{gid};
  $) = join ' ', $person->{gid}, $person->{gid}, @groups;
  POSIX::setuid($person->{uid}) if $person->{uid};
}
exec { $command[0] } @command;
print STDERR "$Mac::name: $command[0]: command not found\n";
exit 1;
