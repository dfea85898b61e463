# BSD sets each number in a column of eight, so that $(wc -l <file) begins with blanks.
LC_ALL=C $host/wc "$@" | $host/perl -ne '/^\s*((?:\d+\s+)*\d+)(?: (.*))?$/s; my $name = $2; printf "%s%s\n", join("", map { sprintf " %7d", $_ } split " ", $1), defined $name && length $name ? " " . ($name =~ s/\n$//r) : ""'
