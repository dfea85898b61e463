# stat of BSD, from 10.4 on: -f with its format letters.
use strict;
use warnings;
use Mac;
use POSIX ();

my $o = Mac::options('FLf:lnqrst:x');
for my $letter (qw(F s x r)) { Mac::refuse("-$letter is not pretended") if $o->{$letter} }
my $format = $o->{f} ? $o->{f}[0] : $o->{l} ? '%Sp %l %Su %Sg %Z %Sm %N%SY' : '%d %i %Sp %l %Su %Sg %r %z "%Sa" "%Sm" "%Sc" %k %b %#Xf %N';
my $times = $o->{t} ? $o->{t}[0] : $o->{l} ? '%b %e %T %Y' : '%b %e %H:%M:%S %Y';
my %type = (0100000 => 'Regular File', 0040000 => 'Directory', 0120000 => 'Symbolic Link', 0020000 => 'Character Device',
  0060000 => 'Block Device', 0010000 => 'Fifo File', 0140000 => 'Socket');
my %mark = (0040000 => '/', 0120000 => '@', 0010000 => '|', 0140000 => '=');

sub permissions {
  my ($mode) = @_;
  my %kind = (0100000 => '-', 0040000 => 'd', 0120000 => 'l', 0020000 => 'c', 0060000 => 'b', 0010000 => 'p', 0140000 => 's');
  my @bits = map { $mode & (0400 >> $_) ? substr 'rwxrwxrwx', $_, 1 : '-' } 0 .. 8;
  $bits[2] = $bits[2] eq 'x' ? 's' : 'S' if $mode & 04000;
  $bits[5] = $bits[5] eq 'x' ? 's' : 'S' if $mode & 02000;
  $bits[8] = $bits[8] eq 'x' ? 't' : 'T' if $mode & 01000;
  return $kind{ $mode & 0170000 } . join '', @bits;
}

sub value {
  my ($path, $s, $output, $piece, $letter) = @_;
  my $mode = $s->[2];
  my $text = $output eq 'S';
  if ($letter eq 'N') { return $path }
  if ($letter eq 'Y') { my $to = -l $path ? readlink $path : undef; return defined $to ? ($text ? " -> $to" : $to) : '' }
  if ($letter eq 'T') {
    return $type{ $mode & 0170000 } if $piece eq 'H';
    return $mark{ $mode & 0170000 } // ($mode & 0111 ? '*' : '');
  }
  if ($letter eq 'p') {
    return $text ? permissions($mode) : undef if $text;
    my $number = $piece eq 'H' ? $mode >> 12 : $piece eq 'M' ? $mode >> 9 & 7 : $piece eq 'L' ? $mode & 0777 : $mode;
    return number($number, $output || 'O');
  }
  if ($letter eq 'u') { return $text ? Mac::user_name($s->[4]) : number($s->[4], $output) }
  if ($letter eq 'g') { return $text ? Mac::group_name($s->[5]) : number($s->[5], $output) }
  if ($letter eq 'f') {
    my @flags = Mac::flags($path, @$s);
    return @flags ? join ',', @flags : '-' if $text;
    my $number = 0;
    $number |= $Mac::FLAG{$_} for @flags;
    return number($number, $output);
  }
  if ($letter =~ /^[amcB]$/) {
    my $time = $s->[{ a => 8, m => 9, c => 10, B => 10 }->{$letter}];
    return $text ? POSIX::strftime($times, localtime $time) : number($time, $output);
  }
  my %field = (d => 0, i => 1, l => 3, r => 6, z => 7, k => 11, b => 12, Z => 7);
  return number(0, $output) if $letter eq 'v';
  Mac::refuse("illegal format letter: $letter") unless exists $field{$letter};
  return number($s->[ $field{$letter} ], $output);
}

sub number { my ($n, $output) = @_; return sprintf { O => '%o', X => '%x', D => '%d', U => '%u' }->{$output} // '%d', $n }

my $result = 0;
for my $path (@ARGV ? @ARGV : Mac::refuse('standard input is not pretended')) {
  my @s = $o->{L} ? stat $path : lstat $path;
  if (!@s) {
    print STDERR "stat: $path: stat: No such file or directory\n" unless $o->{q};
    $result = 1;
    next;
  }
  my $line = $format;
  $line =~ s{%(?:([#+ 0-]*)(\d*)(\.\d+)?([DOUXFS]?)([HML]?)([A-Za-z])|([%nt@]))}{
    my $simple = $7;
    defined $simple ? { '%' => '%', n => "\n", t => "\t", '@' => '1' }->{$simple}
      : do { my ($how, $width) = ($1, $2); my $v = value($path, \@s, $4, $5, $6); $v = ($how =~ /#/ && $4 eq 'X' ? "0x$v" : $v); $width eq '' ? $v : sprintf(($how =~ /-/ ? "%-${width}s" : "%${width}s"), $v) }
  }gex;
  print $line, $o->{n} ? '' : "\n";
}
exit $result;
