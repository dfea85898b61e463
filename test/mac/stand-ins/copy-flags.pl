# For cp -p: what was copied gets the flags of the original.
use strict;
use warnings;
use Mac;

exit 0 if @ARGV < 2;
my $to = pop @ARGV;

sub same {
  my ($from, $copy) = @_;
  return unless lstat $copy;
  if (-d $from && !-l $from) {
    opendir my $folder, $from or return;
    same("$from/$_", "$copy/$_") for grep { $_ ne '.' && $_ ne '..' } readdir $folder;
  }
  my @flags = Mac::flags($from);
  Mac::set_flags($copy, @flags) if @flags;
}

for my $from (@ARGV) {
  my ($name) = $from =~ m{([^/]+)/*$};
  same($from, -d $to && lstat "$to/$name" ? "$to/$name" : $to);
}
