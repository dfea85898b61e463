#!/bin/sh
# What Mac this is.

# The release in release (10.4.11) and its second number in minor (4).
find_release() {
  read_release ''
  running_minor=$minor
  [ -z "$mac_root" ] || read_release "$mac_root"
  [ "$minor" -ge 3 ] || die 3 "Messenger for Mac 6.0 needs Mac OS X 10.3 or later; this is $release"
}

# From the system's own version file, which is an XML property list in every release: so it works for a mounted volume, too.
read_release() {
  release=$(sed -n '/<key>ProductVersion<\/key>/{
n
s/.*<string>\([0-9.]*\)<\/string>.*/\1/p
q
}' "$1/System/Library/CoreServices/SystemVersion.plist" 2>/dev/null)
  case $release in
    10.[0-9]*) ;;
    *) die 3 "not a volume with Mac OS X: ${1:-/}" ;;
  esac
  minor=${release#10.}
  minor=${minor%%.*}
}

# facts_of PATH: owner, group, mode, flags, links of the thing itself (not of what a link leads to), in fact_uid,
# fact_gid, fact_mode (as ls shows it), fact_flags (uchg,... or -), fact_links. False if it is not there.
# ls: 10.3 has no stat. -o shows the flags up to 10.4, -O from 10.5 on; -n keeps names with spaces out of the columns.
facts_of() {
  if [ "$running_minor" -ge 5 ]; then facts_option=-ldnO; else facts_option=-ldno; fi
  facts_line=$(ls "$facts_option" "$1" 2>/dev/null) || return 1
  read -r fact_mode fact_links fact_uid fact_gid fact_flags facts_rest <<END_OF_FACTS
$facts_line
END_OF_FACTS
  [ -n "$facts_rest" ]
}

# has_flag FLAG: is it among fact_flags?
has_flag() {
  case ",$fact_flags," in
    *,"$1",*) return 0 ;;
  esac
  return 1
}

# The number that tells this file from every other one on its volume, in inode.
inode_of() {
  # shellcheck disable=SC2012 # the number alone is taken; 10.3 has nothing else that tells it
  inode=$(ls -di "$1" 2>/dev/null | sed 's/^ *\([0-9]*\).*/\1/;1q')
  [ -n "$inode" ]
}
