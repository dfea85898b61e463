#!/bin/sh
# The installation point, on the file server: a Mac or another Unix system.

# find_server: sets server to mac or other, minor (for facts_of) and group.
find_server() {
  server=other
  minor=0
  if [ "$(uname -s)" = Darwin ]; then
    server=mac
    # The running system, not the volume after --root: Darwin 7 is 10.3.
    minor=$(uname -r)
    minor=${minor%%.*}
    is_number "$minor" || die 3 'this Mac does not say what system it runs'
    minor=$((minor - 4))
  fi
  find_group
}

# Before 10.3 is no Mac that these scripts know.
find_group() {
  if [ -z "$group" ]; then
    if [ "$server" = mac ]; then group=80; else group=0; fi
    return
  fi
  is_number "$group" && return
  group_name=$group
  # shellcheck disable=SC2016 # The dollars are perl's.
  group=$(perl -e '$number = getgrnam shift; defined $number or exit 1; print $number' -- "$group") ||
    die 3 "there is no group $group_name on this server"
}

# As on a Mac; other systems have no flags to tell.
facts_of() {
  case $server in
    other)
      facts_line=$(ls -ldn "$1" 2>/dev/null) || return 1
      fact_flags=-
      read -r fact_mode fact_links fact_uid fact_gid facts_rest <<END_OF_FACTS
$facts_line
END_OF_FACTS
      ;;
    *)
      if [ "$minor" -ge 5 ]; then facts_option=-ldnO; else facts_option=-ldno; fi
      facts_line=$(ls "$facts_option" "$1" 2>/dev/null) || return 1
      read -r fact_mode fact_links fact_uid fact_gid fact_flags facts_rest <<END_OF_FACTS
$facts_line
END_OF_FACTS
      ;;
  esac
  [ -n "$facts_rest" ]
}

# check_from: the program to put there.
check_from() {
  [ -n "$from" ] || die 2 'which program? Say --from; see --help'
  ! has_controls "$from" || die 2 'control characters in the path after --from'
  if [ -f "$from" ]; then
    die 2 "$from is a file: expand it, or open the disk image, and say --from with the folder $APPLICATION in there"
  fi
  from=$(cd -P "$from" 2>/dev/null && pwd -P) || die 3 'the program after --from is not there'
  [ "${from##*/}" = "$APPLICATION" ] || die 2 "the program must be named $APPLICATION, as in the policy; this is $from"
}

# check_to: the installation point, in point, without links on the way.
check_to() {
  if [ -z "$to" ]; then
    [ -n "$SOURCE" ] || die 2 'where to? The policy does not say: use --to'
    parse_source
    [ "$source_kind" = folder ] || die 2 "where to? $SOURCE is how Macs see it: say --to with the folder on this server"
    to=$source_folder
  fi
  ! has_controls "$to" || die 2 'control characters in the path after --to'
  case $to in
    /*) ;;
    *)
      [ -z "$mac_root" ] || die 2 'with --root, the path after --to must be absolute'
      to=$started_in/$to
      ;;
  esac
  case "${to%/}/" in
    *//* | */./* | */../*) die 2 "not a plain path: $to" ;;
  esac
  point=$mac_root${to%/}
  point_below=
  while [ -n "$point" ] && [ ! -d "$point" ]; do
    if [ -e "$point" ] || [ -L "$point" ]; then die 3 "not a folder: $point"; fi
    point_below=/${point##*/}$point_below
    point=${point%/*}
  done
  point=$(cd -P "$point/" 2>/dev/null && pwd -P) || die 3 "cannot enter $point"
  point=${point%/}$point_below
  case "$point/" in
    "$from"/*) die 5 "the installation point would be in the program: $point" ;;
  esac
  ! is_system_folder "$point" || die 5 "not a folder to make an installation point of: ${point:-/}"
}

# is_system_folder FOLDER: one whose owner and mode must stay as they are.
is_system_folder() {
  case ${1#"$mac_root"} in
    '' | / | /Users/Shared) return 0 ;;
    /Users/*/* | /home/*/* | /Volumes/*/* | /Library/*/* | /usr/local/*/* | /var/*/*/* | /private/var/*/*/*) return 1 ;;
    /private/tmp/* | /tmp/* | /opt/* | /srv/* | /mnt/*) return 1 ;;
    /Users* | /home* | /Volumes* | /Library* | /Network* | /Applications | /Developer | /Groups | /System*) return 0 ;;
    /usr* | /var* | /private* | /bin* | /sbin* | /etc* | /dev* | /lib* | /boot* | /proc* | /sys* | /root* | /run*) return 0 ;;
    /tmp | /opt | /srv | /mnt | /media | /cores | /automount) return 0 ;;
  esac
  return 1
}

# plan_folder: the folder itself. False if the rest must wait.
plan_folder() {
  if [ ! -d "$point" ]; then
    act made "$point" make_point
    return
  fi
  if facts_of "$point" && [ "$fact_uid" = 0 ] && [ "$fact_gid" = "$group" ]; then
    case $fact_mode in
      drwxrw[xs]r-[xt]*)
        tell unchanged "$point"
        return
        ;;
    esac
  fi
  act 'given its permissions' "$point" make_point
}

make_point() {
  why='could not be made, or given its owner and mode'
  mkdir -p "$point" && chown "0:$group" "$point" && chmod 775 "$point"
}

# plan_bundle: the program, and its list of checksums.
plan_bundle() {
  point_item=$point/$APPLICATION
  list_bundle "$from" "$scratch/from" "$group"
  case $? in
    0) ;;
    2)
      tell refused "$from" "$why"
      return
      ;;
    *)
      tell failed "$from" "$why"
      return
      ;;
  esac
  sum_of "$scratch/from" || die 3 'no SHA-1 could be taken'
  point_outcome=made
  if [ -d "$point" ]; then
    if ! cd -P "$point" || ! bring_back; then
      tell failed "$point_item" "$why"
      return
    fi
    if [ -L "./$APPLICATION" ] || { [ -e "./$APPLICATION" ] && [ ! -d "./$APPLICATION/Contents" ]; }; then
      tell refused "$point_item" 'something else than a program is there'
      return
    fi
    if [ -e "./$APPLICATION" ]; then
      point_outcome=replaced
      if list_bundle "./$APPLICATION" "$scratch/there" "$group" && [ "$settled" = yes ] &&
        cmp -s "$scratch/from" "$scratch/there"; then
        point_outcome=unchanged
      fi
    fi
  fi
  if [ "$point_outcome" != unchanged ]; then
    act "$point_outcome" "$point_item" put_point || {
      drop_swap
      return
    }
  elif has_list; then
    tell unchanged "$point_item"
  else
    act 'given its checksums' "$point_item" put_list || drop_swap
  fi
  note "for install --expect, the SHA-1 of the list of checksums: $sum"
}

# has_list: is the list beside the program the right one, and the only one?
has_list() {
  [ ! -L "./$APPLICATION.sha1" ] && cmp -s "$scratch/from" "./$APPLICATION.sha1" &&
    [ ! -e "./$APPLICATION.sha1.new" ] && facts_of "./$APPLICATION.sha1" && [ "$fact_uid" = 0 ]
}

# put_point: copy, compare, exchange. While the program changes, both lists are there: see fetching.sh.
put_point() {
  why="could not write to $point"
  cd -P "$point" && open_swap || return 1
  why="could not be copied to $point"
  copy_bundle "$from" "./new/$APPLICATION" || return 1
  settle_bundle "./new/$APPLICATION" "$group" && list_bundle "./new/$APPLICATION" "$scratch/copied" "$group" || return 1
  if ! cmp -s "$scratch/from" "$scratch/copied"; then
    tell_apart "$scratch/from" "$scratch/copied"
    why="the copy is not what was copied: $why"
    return 1
  fi
  write_list "$APPLICATION.sha1.new" && swap_in "$APPLICATION" point_is_good && return 0
  point_why=$why
  drop_swap && rm -f "./$APPLICATION.sha1.new"
  why=$point_why
  return 1
}

# Only then the old program goes, and its list.
point_is_good() {
  why='it is not what was copied'
  list_bundle "../$APPLICATION" "$scratch/there" "$group" && [ "$settled" = yes ] &&
    cmp -s "$scratch/from" "$scratch/there" || return 1
  why='its list of checksums could not be written'
  rename_here "../$APPLICATION.sha1.new" "../$APPLICATION.sha1"
}

put_list() {
  cd -P "$point" && open_swap && write_list "$APPLICATION.sha1" && drop_swap && rm -f "./$APPLICATION.sha1.new"
}

# write_list NAME: from the stage to the installation point.
write_list() {
  why='its list of checksums could not be written'
  cat "$scratch/from" >./list && chown "0:$group" ./list && chmod 664 ./list && sync && cmp -s "$scratch/from" ./list &&
    rename_here ./list "../$1"
}
