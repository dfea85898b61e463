#!/bin/sh
# What a bundle holds, as a text: two bundles are the same if their texts are. That text is also the list of checksums that
# lies beside the program on the installation point. `shasum -c` and `sha1sum -c` understand it: what is no checksum is a
# comment to them.
#
#   # msgrctl checksums 1
#   <SHA-1>  Contents/Info.plist                       each file; a resource fork as <file>/..namedfork/rsrc
#   # folder  Contents                                 each folder
#   # executable  Contents/MacOS/Microsoft Messenger   each file that is to be executable
#   # link  Contents/Current<tab>Versions/A            each link, and what it says
#
# SHA-1, because the openssl of 10.3 knows nothing better: it tells damage. Who can write to the installation point can
# write a list that fits; against that, `install --expect` takes the SHA-1 of the list itself.

# perl, because links and modes can be read with it alone on every release: `readlink` and `stat` came later.
#   list FOLDER OUTPUT GROUP         writes OUTPUT.files (names with a NUL after each), OUTPUT.rest (the comments) and
#                                    OUTPUT.odd (what is not owned, or has not the mode, as settle would leave it).
#   settle FOLDER LISTING GROUP      owner root, the group, folders 775, files 664, or 775 if the listing (or, without
#                                    one, the file's own mode) says executable. For copies: what Finder left goes.
# It never follows a link. On what must not be in a bundle it prints a reason and ends with 2.
# shellcheck disable=SC2016 # The dollars are perl's.
WALKER='
use strict;
my ($verb, $top, $name, $group) = @ARGV;
my (@paths, %executable, $listed);
sub refuse { print "$_[0]\n"; exit 2 }
sub fail { print "$_[0]\n"; exit 1 }
sub walk {
  my ($at, $depth) = @_;
  opendir my $folder, "$top/$at" or fail("cannot be read: $at: $!");
  for my $one (readdir $folder) {
    next if $one eq "." || $one eq "..";
    my $path = "$at$one";
    refuse("a name with a control character or a backslash in it: $path") if $one =~ /[\x00-\x1f\x7f\\]/;
    refuse("a name beyond ASCII, which a Mac spells otherwise: $path") if $one =~ /[\x80-\xff]/ && $^O ne "darwin";
    my @facts = lstat "$top/$path" or fail("cannot be read: $path: $!");
    my $plain = -f _;
    if ($one eq ".DS_Store" && $plain) {
      unlink "$top/$path" or fail("$path: $!") if $verb eq "settle";
      next;
    }
    refuse("$path: resource forks are kept apart here; expand the program on a Mac OS Extended volume") if $one =~ /^\._/;
    if (-l _) {
      my $target = readlink "$top/$path";
      my $word = $target;
      my $up = 0;
      $up++ while $word =~ s{^\.\.(/+|$)}{};
      refuse("a link that leads out of the bundle: $path")
        if $target eq "" || $target =~ m{^/} || $up > $depth || $word =~ m{(^|/)\.\.(/|$)};
      refuse("a link with a control character in it: $path") if $target =~ /[\x00-\x1f\x7f]/;
      push @paths, [$path, "link", $target, @facts];
    } elsif (-d _) {
      push @paths, [$path, "folder", "", @facts];
      walk("$path/", $depth + 1);
    } elsif ($plain) {
      push @paths, [$path, "file", "", @facts];
    } else {
      refuse("neither a file, nor a folder, nor a link: $path");
    }
  }
  closedir $folder;
}
sub wanted {
  my ($path, $kind, $mode) = @_;
  return 0775 if $kind eq "folder";
  return ($listed ? $executable{$path} : $mode & 0111) ? 0775 : 0664;
}
-l $top || !-d _ and fail("is no folder");
my @top = lstat _;
walk("", 0);
-f "$top/Contents/Info.plist" or fail("is no program: it has no Contents/Info.plist");
if ($verb eq "settle") {
  if ($name ne "") {
    $listed = 1;
    open my $list, "<", $name or fail("no list of checksums");
    while (<$list>) { $executable{$1} = 1 if /^# executable  (.*)\n/ }
  }
  for (["", "folder", "", @top], @paths) {
    my ($path, $kind, undef, @facts) = @$_;
    next if $kind eq "link";
    chown(0, $group, "$top/$path") && chmod(wanted($path, $kind, $facts[2]), "$top/$path") or fail("$path: $!");
  }
  exit 0;
}
open my $files, ">", "$name.files" or fail("$!");
open my $rest, ">", "$name.rest" or fail("$!");
open my $odd, ">", "$name.odd" or fail("$!");
print $rest "# msgrctl checksums 1\n";
for (sort { $a->[0] cmp $b->[0] } ["", "folder", "", @top], @paths) {
  my ($path, $kind, $target, @facts) = @$_;
  my $mode = $facts[2] & 07777;
  if ($kind eq "link") {
    print $rest "# link  $path\t$target\n";
    next;
  }
  print $odd "$path\n" if $facts[4] != 0 || $facts[5] != $group || $mode != wanted($path, $kind, $mode);
  if ($kind eq "folder") {
    print $rest "# folder  $path\n" if $path ne "";
    next;
  }
  print $rest "# executable  $path\n" if $mode & 0111;
  print $files "./$path\0";
  print $files "./$path/..namedfork/rsrc\0" if -s "$top/$path/..namedfork/rsrc";
}
close $files && close $rest && close $odd or fail("$!");
'

# list_bundle FOLDER LISTING GROUP: writes the text of the bundle to LISTING; and says in settled whether owners and modes
# are as settle_bundle leaves them. 1: failed, 2: refused (why).
list_bundle() {
  settled=no
  walked=$scratch/walked
  why=$(perl -e "$WALKER" list "$1" "$walked" "$3")
  case $? in
    0) ;;
    2) return 2 ;;
    *)
      [ -n "$why" ] || why='could not be read'
      return 1
      ;;
  esac
  why='could not be read'
  (cd -P "$1" && hash_files) <"$walked.files" >"$walked.hashed" 2>/dev/null || return 1
  # One line for each file, in the order of the files: or something could not be read.
  sed 's/^.\{42\}//' "$walked.hashed" >"$walked.done" && tr '\000' '\n' <"$walked.files" | sed 's/^\.\///' >"$walked.todo" &&
    cmp -s "$walked.done" "$walked.todo" || return 1
  {
    sed 1q "$walked.rest" && cat "$walked.hashed" && sed 1d "$walked.rest"
  } >"$2" || return 1
  [ -s "$walked.odd" ] || settled=yes
  return 0
}

# hash_files: names from the input, a line of 40 digits, two blanks and the name for each. openssl is on every Mac; other
# servers may have something else.
hash_files() {
  if command -v openssl >/dev/null 2>&1; then
    xargs -0 openssl dgst -sha1
  elif command -v sha1sum >/dev/null 2>&1; then
    xargs -0 sha1sum
  else
    xargs -0 shasum
  fi | sed 's/^[^(]*(\.\/\(.*\))= *\([0-9a-f]\{40\}\)$/\2  \1/
s/^\([0-9a-f]\{40\}\) [ *]\.\//\1  /'
}

# settle_bundle FOLDER GROUP [LISTING]: owners and modes. 1: failed, 2: refused (why).
settle_bundle() {
  why=$(perl -e "$WALKER" settle "$1" "${3-}" "$2")
  case $? in
    0) return 0 ;;
    2) return 2 ;;
  esac
  [ -n "$why" ] || why='owner and modes could not be set'
  return 1
}

# sum_of FILE: its SHA-1, in sum.
sum_of() {
  if command -v openssl >/dev/null 2>&1; then
    sum=$(openssl dgst -sha1 "$1" | sed 's/.*= *//')
  elif command -v sha1sum >/dev/null 2>&1; then
    sum=$(sha1sum "$1" | sed 's/ .*//')
  else
    sum=$(shasum "$1" | sed 's/ .*//')
  fi
  [ -n "$sum" ]
}

# tell_apart WANTED FOUND: two lists that differ; how, in why.
tell_apart() {
  why=$(awk '
    function name(line) { return line ~ /^#/ ? substr(line, 3) : substr(line, 43) }
    NR == 1 { wanted_file = FILENAME }
    FILENAME == wanted_file { wanted[name($0)] = $0; order[++total] = name($0); next }
    {
      found[name($0)] = 1
      if (!(name($0) in wanted)) extra(name($0))
      else if (wanted[name($0)] != $0) { changed++; note(name($0)) }
    }
    function extra(what) { extras++; note(what) }
    function note(what) { if (first == "") first = what }
    END {
      for (i = 1; i <= total; i++) if (!(order[i] in found)) { missing++; note(order[i]) }
      printf "%d changed, %d missing, %d that do not belong there; first of them: %s\n", changed, missing, extras, first
    }
  ' "$1" "$2")
}
