# For rm: root's rm takes uchg and uappnd off, not schg and sappnd.
use strict;
use warnings;
use Mac;

exit 0 if $> != 0;
my ($how, @files) = @ARGV;
my $recursive = substr($how, 1) =~ /[rR]/;

sub clear {
  my ($path) = @_;
  my %now = map { $_ => 1 } Mac::flags($path);
  if (($now{uchg} || $now{uappnd}) && !$now{schg} && !$now{sappnd}) { Mac::set_flags($path) }
  if ($recursive && -d $path && !-l $path) {
    opendir my $folder, $path or return;
    clear("$path/$_") for grep { $_ ne '.' && $_ ne '..' } readdir $folder;
  }
  elsif (!-d $path) { }
}

clear($_) for @files;
