# launchctl: which jobs are loaded is kept; nothing is started. A job's file must be root's and writable by root alone.
use strict;
use warnings;
use Mac;

my $state = '/.mac/state/launchd';

sub loaded { return { map { split /\t/, $_, 2 } split /\n/, Mac::slurp($state) // '' } }
sub keep { my ($jobs) = @_; Mac::spew($state, join '', map { "$_\t$jobs->{$_}\n" } sort keys %$jobs) }

sub label_of {
  my ($path) = @_;
  my $text = Mac::slurp($path);
  if (!defined $text) { print STDERR "launchctl: Couldn't stat(\"$path\"): No such file or directory\n"; return undef }
  my @stat = stat $path;
  if ($> == 0 && ($stat[4] != 0 || $stat[2] & 022)) { print STDERR "launchctl: Dubious ownership on file (skipping): $path\n"; return undef }
  if ($text =~ /^bplist/) {
    open my $pipe, '-|', '/.mac/host/bin/python3', '-I', '-S', '-c', 'import plistlib,sys; sys.stdout.buffer.write(plistlib.dumps(plistlib.load(open(sys.argv[1],"rb"))))', $path or return undef;
    local $/;
    $text = <$pipe>;
  }
  if ($text !~ m{</plist>\s*$} || $text !~ m{<key>Label</key>\s*<string>([^<]+)</string>}) { print STDERR "launchctl: no plist was returned for: $path\n"; return undef }
  my $label = $1;
  if ($text !~ m{<key>Program(?:Arguments)?</key>}) { print STDERR "launchctl: missing Program: $path\n"; return undef }
  return ($label, $text =~ m{<key>Disabled</key>\s*<true/>});
}

my ($verb, @words) = @ARGV;
defined $verb or Mac::refuse('interactive use is not pretended');
my $jobs = loaded();
my $write = 0;
while (@words && $words[0] =~ /^-(.*)/) {
  my $option = shift @words;
  if ($option eq '-w') { $write = 1 }
  elsif ($option =~ /^-[FSD]$/ && Mac::since('10.5')) { shift @words if $option ne '-F' }
  else { Mac::refuse("illegal option $option") }
}
my $result = 0;
if ($verb eq 'load') {
  @words or Mac::fail('usage: launchctl load [-w] paths...', 1);
  for my $path (map { -d $_ ? glob "$_/*.plist" : $_ } @words) {
    my ($label, $disabled) = label_of($path);
    if (!defined $label) { $result = 1; next }
    if (exists $jobs->{$label}) { print STDERR "$label: Already loaded\n"; $result = 1; next }
    if ($disabled && !$write) { print STDERR "nothing found to load\n"; next }
    $jobs->{$label} = $path;
  }
  keep($jobs);
}
elsif ($verb eq 'unload') {
  @words or Mac::fail('usage: launchctl unload [-w] paths...', 1);
  for my $path (@words) {
    my ($label) = label_of($path);
    if (!defined $label) { $result = 1; next }
    if (!exists $jobs->{$label}) { print STDERR "launchctl: Error unloading: $label\n"; $result = 1; next }
    delete $jobs->{$label};
  }
  keep($jobs);
}
elsif ($verb eq 'remove') {
  if (!delete $jobs->{ $words[0] // '' }) { print STDERR "launchctl remove error: No such process\n"; $result = 1 }
  keep($jobs);
}
elsif ($verb eq 'list') {
  if (@words) {
    Mac::refuse('list takes no label here') unless Mac::since('10.5');
    if (!exists $jobs->{ $words[0] }) { print STDERR "launchctl list returned unknown response\n"; exit 1 }
    print "{\n\t\"Label\" = \"$words[0]\";\n};\n";
  }
  elsif (Mac::since('10.5')) { print "PID\tStatus\tLabel\n", map { "-\t0\t$_\n" } sort keys %$jobs }
  else { print map { "$_\n" } sort keys %$jobs }
}
elsif ($verb eq 'start' || $verb eq 'stop') {
  if (!exists $jobs->{ $words[0] // '' }) { print STDERR "launchctl $verb error: No such process\n"; $result = 1 }
}
else { Mac::refuse("$verb is not pretended") }
exit $result;
