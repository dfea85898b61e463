# ls of BSD. Flags are shown by -lo up to 10.4, by -lO from 10.5, where -o leaves the group out. Root is always -A.
use strict;
use warnings;
use Mac;

my $letters = '1ABCFGHLPRTWabcdfghiklmnopqrstuwx' . (Mac::since('10.4') ? 'eS' : '') . (Mac::since('10.5') ? '@OE' : '');
my $o = Mac::options($letters);
$o->{A} = 1 if $> == 0;
$o->{l} = 1 if $o->{n};
$o->{l} = 1 if $o->{o} && Mac::since('10.5');
my $show_flags = $o->{l} && (Mac::since('10.5') ? $o->{O} : $o->{o});
my $no_group = Mac::since('10.5') && $o->{o};
my $failed = 0;

sub facts {
  my ($shown, $path) = @_;
  my @stat = $o->{L} ? stat $path : lstat $path;
  @stat = lstat $path if !@stat;
  return { shown => $shown, path => $path, stat => \@stat };
}

sub order {
  my @list = @_;
  return @list if $o->{f};
  @list = sort { $a->{shown} cmp $b->{shown} } @list;
  my $field = $o->{c} ? 10 : $o->{u} ? 8 : 9;
  @list = sort { $b->{stat}[$field] <=> $a->{stat}[$field] } @list if $o->{t};
  @list = sort { $b->{stat}[7] <=> $a->{stat}[7] } @list if $o->{S};
  return $o->{r} ? reverse @list : @list;
}

sub mode_text {
  my ($mode) = @_;
  my %kind = (0100000 => '-', 0040000 => 'd', 0120000 => 'l', 0020000 => 'c', 0060000 => 'b', 0010000 => 'p', 0140000 => 's');
  my @bits = split //, 'rwxrwxrwx';
  for my $i (0 .. 8) { $bits[$i] = '-' unless $mode & (0400 >> $i) }
  $bits[2] = $bits[2] eq 'x' ? 's' : 'S' if $mode & 04000;
  $bits[5] = $bits[5] eq 'x' ? 's' : 'S' if $mode & 02000;
  $bits[8] = $bits[8] eq 'x' ? 't' : 'T' if $mode & 01000;
  return ($kind{ $mode & 0170000 } // '?') . join '', @bits;
}

sub date_text {
  my ($time) = @_;
  my @months = qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec);
  my (undef, $minute, $hour, $day, $month, $year) = my @t = localtime $time;
  return sprintf '%s %2d %02d:%02d:%02d %d', $months[$month], $day, $hour, $minute, $t[0], $year + 1900 if $o->{T};
  my $now = time;
  return sprintf '%s %2d %02d:%02d', $months[$month], $day, $hour, $minute if abs($now - $time) < 15778476;
  return sprintf '%s %2d  %d', $months[$month], $day, $year + 1900;
}

sub suffix {
  my ($mode) = @_;
  return '/' if ($o->{F} || $o->{p}) && ($mode & 0170000) == 0040000;
  return '' unless $o->{F};
  return '@' if ($mode & 0170000) == 0120000;
  return '*' if ($mode & 0170000) == 0100000 && $mode & 0111;
  return '';
}

sub widest { my $most = 0; for (@_) { $most = length if length > $most } return $most }

sub show {
  my ($total, @list) = @_;
  return unless @list || $total;
  if ($o->{l}) {
    my @rows = map {
      my @s = @{ $_->{stat} };
      my $kind = $s[2] & 0170000;
      {
        one => $_,
        mode => mode_text($s[2]),
        links => $s[3],
        user => $o->{n} ? Mac::signed($s[4]) : Mac::user_name($s[4]),
        group => $o->{n} ? Mac::signed($s[5]) : Mac::group_name($s[5]),
        flags => $show_flags ? join(',', Mac::flags($_->{path}, @s)) || '-' : '',
        size => $kind == 0020000 || $kind == 0060000 ? sprintf('%3d, %3d', ($s[6] >> 8) & 0xfff, $s[6] & 0xff) : $s[7],
        blocks => $s[12],
      }
    } @list;
    if ($total) {
      my $blocks = 0;
      $blocks += $_->{blocks} for @rows;
      printf "total %d\n", $o->{k} ? ($blocks + 1) / 2 : $blocks;
    }
    my %width = map { my $field = $_; $field => widest(map { $_->{$field} } @rows) } qw(links user group flags size);
    for my $row (@rows) {
      my $one = $row->{one};
      printf '%d ', $one->{stat}[1] if $o->{i};
      printf '%s %*s %-*s  ', $row->{mode} . (Mac::since('10.5') ? ' ' : ''), $width{links}, $row->{links}, $width{user}, $row->{user};
      printf '%-*s  ', $width{group}, $row->{group} unless $no_group;
      printf '%-*s ', $width{flags}, $row->{flags} if $show_flags;
      printf '%*s %s %s%s', $width{size}, $row->{size}, date_text($one->{stat}[9]), $one->{shown}, suffix($one->{stat}[2]);
      print ' -> ', readlink $one->{path} if ($one->{stat}[2] & 0170000) == 0120000;
      print "\n";
    }
  }
  else {
    for my $one (@list) {
      printf '%d ', $one->{stat}[1] if $o->{i};
      printf '%d ', $o->{k} ? $one->{stat}[12] / 2 : $one->{stat}[12] if $o->{s};
      print $one->{shown}, suffix($one->{stat}[2]), "\n";
    }
  }
}

sub folder {
  my ($path, $title, $blank) = @_;
  print "\n" if $blank;
  print "$title:\n" if defined $title;
  opendir my $handle, $path or do {
    print STDERR "ls: $title: Permission denied\n" if defined $title;
    print STDERR "ls: $path: Permission denied\n" unless defined $title;
    $failed = 1;
    return;
  };
  my @names = readdir $handle;
  @names = grep { $o->{a} ? 1 : $o->{A} ? $_ ne '.' && $_ ne '..' : !/^\./ } @names;
  # The harness's own are not for scripts.
  @names = grep { !/^(?:\.mac|lib|lib64)$/ } @names if -e "$path/.mac/engine";
  my @list = order(map { facts($_, "$path/$_") } @names);
  show(1, @list);
  return unless $o->{R};
  for my $one (@list) {
    next if $one->{shown} eq '.' || $one->{shown} eq '..';
    folder($one->{path}, $one->{path}, 1) if ($one->{stat}[2] & 0170000) == 0040000;
  }
}

my @operands = @ARGV ? @ARGV : ('.');
my (@plain, @folders);
for my $operand (@operands) {
  my $one = facts($operand, $operand);
  if (!@{ $one->{stat} }) {
    print STDERR "ls: $operand: ", ($!{EACCES} ? 'Permission denied' : 'No such file or directory'), "\n";
    $failed = 1;
    next;
  }
  my $kind = $one->{stat}[2] & 0170000;
  # A link to a folder is followed, unless in long form.
  if ($kind == 0120000 && !$o->{l} && !$o->{d} && !$o->{F} && -d $operand || $kind == 0120000 && $operand =~ m{/$} && -d $operand) { $kind = 0040000 }
  if ($kind == 0040000 && !$o->{d}) { push @folders, $one } else { push @plain, $one }
}
show(0, order(@plain)) if @plain;
my $blank = @plain > 0;
for my $one (order(@folders)) {
  folder($one->{path}, @operands > 1 || $o->{R} && $blank ? $one->{shown} : undef, $blank);
  $blank = 1;
}
exit $failed;
