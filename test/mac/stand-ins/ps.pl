# ps of BSD. Nothing here has a terminal, so -x is needed; lines are cut at 79 columns unless -ww, even in a pipe.
use strict;
use warnings;
use Mac;

unshift @ARGV, '-' . shift @ARGV if @ARGV && $ARGV[0] =~ /^[A-Za-z]+$/;
my $o = Mac::options(Mac::since('10.5') ? 'AaCcdEefjlMmO:o:p:rSTt:U:u:vwx' : 'AaCcjlMmO:o:p:rSTt:U:uvwx');
for my $letter (qw(C E O S T j l v t d f)) { Mac::refuse("-$letter is not pretended") if $o->{$letter} }
my @columns;
for my $list (@{ $o->{o} // [] }) {
  my $rest = $list;
  while (length $rest) {
    if ($rest =~ s/^([%\w]+)=(.*)//s) { push @columns, [$1, $2] }
    elsif ($rest =~ s/^([%\w]+)[, ]?//) { push @columns, [$1, undef] }
    else { Mac::refuse("not understood: -o $list") }
  }
}
if (!@columns) {
  my @names = $o->{u} ? qw(user pid %cpu %mem vsz rss tt stat started time command) : qw(pid tt stat time command);
  @columns = map { [$_, undef] } @names;
}
my %known = (
  pid => ['PID', sub { $_[0]{pid} }], ppid => ['PPID', sub { $_[0]{ppid} }], pgid => ['PGID', sub { $_[0]{pgid} }],
  uid => ['UID', sub { Mac::signed($_[0]{uid}) }], user => ['USER', sub { Mac::user_name($_[0]{uid}) }, 'left'],
  ruser => ['RUSER', sub { Mac::user_name($_[0]{uid}) }, 'left'],
  tt => ['TT', sub { '??' }], tty => ['TTY', sub { '??' }, 'left'], stat => ['STAT', sub { 'S' }, 'left'], state => ['STAT', sub { 'S' }, 'left'],
  time => ['TIME', sub { '0:00.01' }], started => ['STARTED', sub { '9:00AM' }], start => ['STARTED', sub { '9:00AM' }],
  '%cpu' => ['%CPU', sub { '0.0' }], '%mem' => ['%MEM', sub { '0.1' }], vsz => ['VSZ', sub { 18056 }], rss => ['RSS', sub { 304 }],
  command => ['COMMAND', sub { $o->{c} ? substr $_[0]{name}, 0, 16 : $_[0]{command} }, 'left'],
  ucomm => ['UCOMM', sub { substr $_[0]{name}, 0, 16 }, 'left'],
);
for my $column (@columns) {
  Mac::refuse("-o $column->[0] differs by release or is not pretended") unless $known{ $column->[0] };
}
my %wanted = map { $_ => 1 } map { split /[, ]+/ } @{ $o->{p} // [] };
my %people = map { $_ => 1 } map { split /[, ]+/ } @{ $o->{U} // [] }, ref $o->{u} ? @{ $o->{u} } : ();
my @list = grep {
  %wanted ? $wanted{ $_->{pid} }
    : %people ? $people{ $_->{uid} } || $people{ Mac::user_name($_->{uid}) }
    : $o->{A} || $o->{e} || $o->{x} && ($o->{a} || $_->{uid} == $>)
} Mac::processes();
my @rows = ([map { $_->[1] // $known{ $_->[0] }[0] } @columns]);
for my $process (@list) { push @rows, [map { $known{ $_->[0] }[1]->($process) } @columns] }
my $headed = grep { length } @{ $rows[0] };
my %least = (pid => 5, ppid => 5, pgid => 5, uid => 5, user => 8, ruser => 8);
my @width = map { my $i = $_; my $most = $least{ $columns[$i][0] } // 0; for my $row (@rows) { $most = length $row->[$i] if length $row->[$i] > $most } $most } 0 .. $#columns;
my $limit = ($o->{w} // 0) > 1 ? 0 : $o->{w} ? 131 : 79;
for my $n (($headed ? 0 : 1) .. $#rows) {
  my $row = $rows[$n];
  my $line = join ' ', map {
    my $left = $known{ $columns[$_][0] }[2];
    $left ? ($_ == $#columns ? $row->[$_] : sprintf '%-*s', $width[$_], $row->[$_]) : sprintf '%*s', $width[$_], $row->[$_]
  } 0 .. $#columns;
  $line = substr $line, 0, $limit if $limit;
  print "$line\n";
}
exit(@list ? 0 : 1);
