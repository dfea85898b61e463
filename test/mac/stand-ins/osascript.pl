# Knows one thing: tell application "NAME" to quit. A stubborn program asks its user, who cancels.
use strict;
use warnings;
use Mac;

my @lines;
while (@ARGV && $ARGV[0] =~ /^-/) {
  my $option = shift @ARGV;
  if ($option eq '-e') { push @lines, shift @ARGV }
  elsif ($option ne '-') { Mac::refuse("illegal option $option") }
}
my $text = @lines ? join "\n", @lines : @ARGV ? Mac::slurp($ARGV[0]) : do { local $/; <STDIN> };
$text =~ /\btell\s+app(?:lication)?\s+"([^"]+)"\s*(?:to\s+quit|\n\s*quit\b)/ or Mac::refuse('all it knows is: tell application "NAME" to quit');
my ($name) = $1 =~ m{([^/:]+?)(?:\.app)?[/:]?$};
my @targets = grep { $_->{name} eq $name && ($> == 0 || $_->{uid} == $>) } Mac::processes();
kill 'USR1', map { $_->{pid} } @targets;
my @stubborn = grep { -e "/.mac/state/stubborn.$_->{pid}" } @targets;
for my $wait (1 .. 1000) {
  @targets = grep { kill 0, $_->{pid} } @targets;
  last if @targets <= @stubborn;
  select undef, undef, undef, 0.005;
}
exit 0 unless @targets;
Mac::fail("0:0: execution error: $name got an error: User canceled. (-128)");
