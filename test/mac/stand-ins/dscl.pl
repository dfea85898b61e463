# dscl: -list, -read and -search of users and groups.
use strict;
use warnings;
use Mac;

while (@ARGV && $ARGV[0] =~ /^-(?:q|raw|plist|url)$/) { my $option = shift @ARGV; Mac::refuse("$option is not pretended") if $option ne '-q' && $option ne '-raw' }
my ($where, $verb, $path, @rest) = @ARGV;
defined $path or Mac::refuse('interactive use is not pretended');
$where =~ m{^(?:\.|localhost|/Local/Default|/NetInfo/root|/Search)$} or Mac::refuse("no such node: $where");
$path =~ s{^/(?:Local/Default|NetInfo/root|Search)}{};
$verb =~ s/^-?/-/;
my ($kind, $record) = $path =~ m{^/?(Users|Groups)(?:/(.*))?$}i or Mac::fail('<dscl_cmd> DS Error: -14009 (eDSUnknownNodeName)', 56);

my @records = $kind =~ /^u/i
  ? map { {
    RecordName => $_->{name}, UniqueID => Mac::signed($_->{uid}), PrimaryGroupID => Mac::signed($_->{gid}),
    NFSHomeDirectory => $_->{home}, RealName => $_->{real}, UserShell => $_->{shell},
  } } Mac::users()
  : map { { RecordName => $_->{name}, PrimaryGroupID => Mac::signed($_->{gid}), ($_->{members} ne '' ? (GroupMembership => join ' ', split /,/, $_->{members}) : ()) } } Mac::groups();
@records = sort { $a->{RecordName} cmp $b->{RecordName} } @records;

sub key { my ($key) = @_; $key =~ s/^dsAttrTypeStandard://; return $key }

sub show {
  my ($key, $value) = @_;
  # A list of names stays on the line; one value with blanks goes below.
  print $value =~ / / && $key ne 'GroupMembership' ? "$key:\n $value\n" : "$key: $value\n";
}

if ($verb eq '-list') {
  my $key = @rest ? key($rest[0]) : undef;
  my $width = 0;
  for (@records) { $width = length $_->{RecordName} if length $_->{RecordName} > $width }
  for my $one (@records) {
    if (!defined $key) { print "$one->{RecordName}\n" }
    elsif (defined $one->{$key}) { printf "%-*s  %s\n", $width, $one->{RecordName}, $one->{$key} }
  }
}
elsif ($verb eq '-read') {
  my ($one) = grep { $_->{RecordName} eq ($record // '') } @records;
  Mac::fail('<dscl_cmd> DS Error: -14136 (eDSRecordNotFound)', 56) unless $one;
  for my $key (@rest ? map { key($_) } @rest : sort keys %$one) {
    if (defined $one->{$key}) { show($key, $one->{$key}) } else { print "No such key: $key\n" }
  }
}
elsif ($verb eq '-search') {
  my ($key, $value) = (key($rest[0]), $rest[1]);
  for my $one (grep { defined $_->{$key} && $_->{$key} eq $value } @records) {
    print "$one->{RecordName}\t\t$key = (\n    $value\n)\n";
  }
}
else { Mac::refuse("$verb is not pretended") }
