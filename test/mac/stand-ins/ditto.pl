# ditto: what is in a folder goes into the folder named last, merged with what is there; modes, owners and links stay.
use strict;
use warnings;
no warnings 'exec';
use Mac;

while (@ARGV && $ARGV[0] =~ /^-/) {
  my $option = shift @ARGV;
  next if $option =~ /^(?:-v|-V|-X|-?-rsrc|-?-rsrcFork|-?-norsrc)$/;
  last if $option eq '--';
  Mac::refuse($option =~ /^-(?:c|x|k|z|arch|bom|-.*)/ ? "$option is not pretended" : "illegal option $option");
}
@ARGV >= 2 or Mac::fail('Usage: ditto [ <options> ] src [ ... src ] dst');
my $to = pop @ARGV;
my $result = 0;

sub parents {
  my ($path) = @_;
  my $made = $path =~ m{^/} ? '' : '.';
  for my $part (grep { length } split m{/}, $path) { $made .= "/$part"; mkdir $made }
}

for my $from (@ARGV) {
  if (!lstat $from) { print STDERR "ditto: can't get real path for source '$from'\n"; $result = 1; next }
  my @command = ('/.mac/host/bin/cp', '-pPR', '--');
  if (-d $from) {
    my $new = !-d $to;
    parents($to);
    push @command, "$from/.", $to;
    my @stat = stat $from;
    if (system { $command[0] } @command) { $result = 1 }
    if ($new) { chown $stat[4], $stat[5], $to; chmod $stat[2] & 07777, $to }
  }
  else {
    if (-d $to) { push @command, $from, $to }
    else {
      parents($1) if $to =~ m{^(.*)/[^/]+$} && length $1;
      push @command, $from, $to;
    }
    if (system { $command[0] } @command) { $result = 1 }
  }
}
exit $result;
