# nireport, niutil, nidump and nicl: reading users and groups of the local domain.
use strict;
use warnings;
use Mac;

my $number = 0;
my %table = (
  users => [map { { id => $number++, name => $_->{name}, uid => Mac::signed($_->{uid}), gid => Mac::signed($_->{gid}), home => $_->{home}, shell => $_->{shell}, realname => $_->{real}, passwd => '*' } } Mac::users()],
  groups => [map { { id => $number++, name => $_->{name}, gid => Mac::signed($_->{gid}), users => $_->{members}, passwd => '*' } } Mac::groups()],
);

sub table { my ($path) = @_; my ($name, $record) = $path =~ m{^/(users|groups)(?:/(?:name=)?(.+))?$} or Mac::fail("$Mac::name: directory not found: $path"); return ($table{$name}, $record) }
sub record { my ($path) = @_; my ($rows, $name) = table($path); my ($one) = grep { $_->{name} eq ($name // '') } @$rows; Mac::fail("$Mac::name: directory not found: $path") unless $one; return $one }
sub here { my ($domain) = @_; ($domain // '') =~ m{^(?:\.|/)$} or Mac::refuse('only the local domain, ".", is pretended') }

if ($Mac::name eq 'nireport') {
  my ($domain, $path, @keys) = @ARGV;
  here($domain);
  my ($rows) = table($path);
  print join("\t", map { $_ // '' } @{$_}{@keys}), "\n" for @$rows;
}
elsif ($Mac::name eq 'nidump') {
  my ($what, $domain) = @ARGV;
  here($domain);
  if ($what eq 'passwd') { print join(':', @{$_}{qw(name passwd uid gid)}, '', 0, 0, @{$_}{qw(realname home shell)}), "\n" for @{ $table{users} } }
  elsif ($what eq 'group') { print join(':', @{$_}{qw(name passwd gid users)}), "\n" for @{ $table{groups} } }
  else { Mac::refuse("$what is not pretended") }
}
elsif ($Mac::name eq 'niutil') {
  my ($verb, $domain, $path, @keys) = @ARGV;
  here($domain);
  if ($verb eq '-list') { my ($rows) = table($path); print "$_->{id}        \t$_->{name}\n" for @$rows }
  elsif ($verb eq '-readprop') { my $one = record($path); Mac::fail('niutil: property not found') unless defined $one->{ $keys[0] }; print join(' ', split /,/, $one->{ $keys[0] }), "\n" }
  elsif ($verb eq '-read') { my $one = record($path); print map { "$_: $one->{$_}\n" } grep { $_ ne 'id' } sort keys %$one }
  else { Mac::refuse("$verb is not pretended") }
}
else {
  my ($domain, $verb, $path, @keys) = @ARGV;
  here($domain);
  $verb =~ s/^-?/-/;
  if ($verb eq '-list') { my ($rows) = table($path); print "$_->{id}        \t$_->{name}\n" for @$rows }
  elsif ($verb eq '-read') { my $one = record($path); print map { "$_: " . ($one->{$_} // '') . "\n" } @keys ? @keys : grep { $_ ne 'id' } sort keys %$one }
  else { Mac::refuse("$verb is not pretended") }
}
