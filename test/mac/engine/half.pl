# What a command leaves behind when it is killed in the middle: half of its destination, as its kind of tool would.
# Called with the command's name and arguments; where the command writes nothing, nothing is done.
use strict;
use warnings;

my ($name, @words) = @ARGV;
my @options;
my @operands = @words;
push @options, shift @operands while @operands && $operands[0] =~ /^-./ && $operands[0] ne '--';
my $real = '/.mac/host/bin';

sub slurp { my ($path) = @_; open my $file, '<:raw', $path or return ''; local $/; return scalar <$file> // '' }
sub half { my ($text) = @_; return substr $text, 0, int(length($text) / 2) }
sub write_half { my ($path, $text) = @_; open my $file, '>:raw', $path or return; print $file half($text); close $file }

# All files below a folder, in the order of their names; links and folders too.
sub below {
  my ($path, $shown) = @_;
  my @list = ([$path, $shown]);
  if (-d $path && !-l $path) {
    opendir my $folder, $path or return @list;
    push @list, below("$path/$_", "$shown/$_") for sort grep { $_ ne '.' && $_ ne '..' } readdir $folder;
  }
  return @list;
}

sub copy_half {
  my ($from, $to) = @_;
  my @all = below($from, $to);
  my $last = int(@all / 2);
  for my $i (0 .. $last) {
    my ($source, $copy) = @{ $all[$i] };
    if (-l $source) { symlink readlink $source, $copy }
    elsif (-d $source) { mkdir $copy }
    elsif ($i < $last) { open my $file, '>:raw', $copy or next; print $file slurp($source) }
    else { write_half($copy, slurp($source)) }
  }
}

# Runs the command itself, without counting, and gives what it printed.
sub output {
  my $note = "/.mac/run/half.$$";
  rename '/.mac/run/interrupt', "$note.interrupt";
  my $pid = fork // return '';
  if ($pid == 0) { open STDOUT, '>', $note; open STDERR, '>', '/dev/null'; exec { $ENV{MAC_COMMAND} } $ENV{MAC_COMMAND}, @words; exit 127 }
  waitpid $pid, 0;
  rename "$note.interrupt", '/.mac/run/interrupt';
  my $text = slurp($note);
  unlink $note;
  return $text;
}

if ($name =~ /^(?:cp|mv|install|ditto)$/ && @operands >= 2) {
  my $to = pop @operands;
  for my $from (@operands) {
    my ($base) = $from =~ m{([^/]+)/*$};
    if ($name eq 'ditto') { copy_half($from, -d $to && !-d $from ? "$to/$base" : $to); next }
    my $target = -d $to ? "$to/$base" : $to;
    # A rename within a volume happens or doesn't.
    if ($name eq 'mv') { my ($folder) = $target =~ m{^(.*/)}; next if (lstat $from)[0] == (stat($folder // '.'))[0] }
    copy_half($from, $target);
  }
}
elsif ($name eq 'tee') {
  my $text = do { local $/; <STDIN> } // '';
  my $append = grep { /a/ } @options;
  for my $path (@operands) { open my $file, $append ? '>>:raw' : '>:raw', $path or next; print $file half($text) }
}
elsif ($name eq 'plutil') {
  my ($convert, $out, $file);
  while (@words) {
    my $word = shift @words;
    if ($word eq '-convert') { $convert = shift @words }
    elsif ($word eq '-o') { $out = shift @words }
    elsif ($word !~ /^-/) { $file = $word }
  }
  if (defined $convert && defined $file) {
    my $note = "/.mac/run/half.$$.plist";
    open STDERR, '>', '/dev/null';
    system "$real/cp", $file, $note;
    system("$real/python3", '-I', '-S', '-c', 'import plistlib,sys; p=sys.argv[1]; v=plistlib.load(open(p,"rb")); open(p,"wb").write(plistlib.dumps(v,fmt=plistlib.FMT_BINARY if sys.argv[2]=="binary1" else plistlib.FMT_XML))', $note, $convert);
    write_half($out // $file, slurp($note));
    unlink $note;
  }
}
elsif ($name eq 'defaults' && ($words[0] // '') =~ /^(?:write|delete)$/) {
  # It saves by rename: what stays is a file beside the old one.
  my $domain = $words[1] // '';
  my ($home) = map { (split /\t/)[3] } grep { (split /\t/)[1] == $> } split /^/, slurp('/.mac/users');
  my $path = $domain =~ m{^/} ? "$domain.plist" : ($home // '/var/empty') . "/Library/Preferences/$domain.plist";
  write_half("$path.tmp" . ($$ % 1000), slurp($path) || "bplist00\xd1\x01\x02Skey");
}
elsif ($name eq 'PlistBuddy') { write_half("$words[-1].buddy", slurp($words[-1])) }
elsif ($name eq 'sort' && grep { /^-o/ } @options) { }
elsif ($name =~ /^(?:cat|sed|awk|sort|head|tail|tr|cut|grep|egrep|fgrep|openssl|printf|echo|date|dscl|nireport|diff|gzip|gunzip|zcat|defaults|paste|uniq|od|ls)$/ || "$name @words" =~ /^security find-/) {
  # Only into a file of the Mac's; what the test gets to see is no matter.
  exit 0 unless -f STDOUT && (stat STDOUT)[0] != (stat '/.mac/run')[0];
  my $text = output();
  syswrite STDOUT, half($text) if length $text > 1;
}
