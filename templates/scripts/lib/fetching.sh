#!/bin/sh
# The program: from the installation point into the folder of programs.
#
# Beside the program NAME the installation point holds its list of checksums, NAME.sha1; while install-point exchanges the
# program also NAME.sha1.new, the list of the new one. So a copy is good if it is what one of the two says; and a copy of
# which a part is old and a part new is neither, and is made again.

ADMIN_GROUP=80

# --expect: the SHA-1 that the list of checksums must have.
expected=

# look_at_program FOLDER: at the one that is installed there. Sets installed to absent, refused (why) or there, and leaves
# its list in the scratch folder's installed.
look_at_program() {
  installed=refused
  settled=no
  rm -f "$scratch/installed"
  if [ -L "$1/$APPLICATION" ]; then
    why='it is a link'
    return
  fi
  if [ ! -e "$1/$APPLICATION" ]; then
    installed=absent
    return
  fi
  if [ ! -d "$1/$APPLICATION/Contents" ]; then
    why='it is no program: it has no folder Contents'
    return
  fi
  if holds_mount "$programs_at/$APPLICATION"; then
    why='another volume is mounted there'
    return
  fi
  installed=there
  # Whatever is wrong with it, a good one takes its place.
  list_bundle "$1/$APPLICATION" "$scratch/installed" "$ADMIN_GROUP" || rm -f "$scratch/installed"
}

# is_installed LISTING: is it that program, with owner and modes as they should be?
is_installed() {
  [ "$installed" = there ] && [ "$settled" = yes ] && cmp -s "$1" "$scratch/installed"
}

# read_lists: copies the lists of the installation point to the scratch folder's wanted and, if there are two, wanted-new.
read_lists() {
  rm -f "$scratch/wanted" "$scratch/wanted-new"
  if [ -f "$source_folder/$APPLICATION.sha1.new" ]; then
    read_list "$APPLICATION.sha1.new" wanted-new
  fi
  read_list "$APPLICATION.sha1" wanted
  [ -f "$scratch/wanted" ] || [ -f "$scratch/wanted-new" ]
}

# read_list NAME COPY
read_list() {
  why="the installation point has no list of checksums, which install-point makes: $source_folder/$1"
  [ ! -L "$source_folder/$1" ] && [ -f "$source_folder/$1" ] || return 0
  cat "$source_folder/$1" >"$scratch/list" 2>/dev/null || return 0
  case $(sed 1q "$scratch/list") in
    '# msgrctl checksums 1') ;;
    *) return 0 ;;
  esac
  sum_of "$scratch/list"
  if [ -n "$expected" ] && [ "$sum" != "$expected" ]; then
    why="the list of checksums has the SHA-1 $sum, which is not the expected one"
    return 0
  fi
  cat "$scratch/list" >"$scratch/$2"
}

# plan_program: the item. False if the rest of the plan must not be done.
plan_program() {
  find_program
  if ! cd -P "$programs" 2>/dev/null; then
    tell failed "$program" 'there is no folder for programs'
    return 1
  fi
  programs_at=$(pwd -P)
  if ! bring_back; then
    tell failed "$program" "$why"
    return 1
  fi
  look_at_program .
  if [ "$installed" = refused ]; then
    tell refused "$program" "$why"
    return 1
  fi
  # With the SHA-1 of the list known, the server need not be asked.
  if [ -n "$expected" ] && [ "$settled" = yes ] && sum_of "$scratch/installed" && [ "$sum" = "$expected" ]; then
    tell unchanged "$program"
    return 0
  fi
  plan_fetched
  program_result=$?
  close_source
  return "$program_result"
}

plan_fetched() {
  if ! open_source || ! wait_for_lists; then
    tell failed "$program" "$why"
    return 1
  fi
  for program_list in "$scratch/wanted" "$scratch/wanted-new"; do
    if [ -f "$program_list" ] && is_installed "$program_list"; then
      tell unchanged "$program"
      return 0
    fi
  done
  require_disk
  program_outcome=installed
  [ "$installed" = absent ] || program_outcome=replaced
  if [ "$dry_run" = no ] && ! fetch_program; then
    tell "$fetched" "$program" "$why"
    drop_swap
    return 1
  fi
  # The one that is there goes on working until the new one is known to be good.
  if quit_first "$program" - && act "$program_outcome" "$program" put_program; then
    return 0
  fi
  drop_swap
  return 1
}

# Between two renames of install-point there is no program for a moment.
wait_for_lists() {
  for wait_again in 5 5 0; do
    why="the installation point has no $APPLICATION: $source_folder"
    if [ ! -L "$source_folder/$APPLICATION" ] && [ -d "$source_folder/$APPLICATION" ] && read_lists; then
      return 0
    fi
    [ "$wait_again" = 0 ] || sleep "$wait_again"
  done
  return 1
}

# The guide's 20 MB, and what the program takes up: the old one stays until the new one is there.
require_disk() {
  program_size=$(du -sk "$source_folder/$APPLICATION" 2>/dev/null | sed 's/^ *\([0-9]*\).*/\1/')
  is_number "$program_size" || program_size=0
  check_disk "$programs" "$program_size"
  case $? in
    1) die 3 "this needs $REQUIRED_DISK MB of free disk, and $((program_size / 1024 + 1)) MB for the program; free are $found" ;;
    2) note 'how much disk is free cannot be told' ;;
  esac
}

# fetch_program: a copy in the stage that is what one of the lists says, with owner and modes as it will have. Else says in
# fetched whether that is failed or refused, and why.
fetch_program() {
  fetched=failed
  cd -P "$programs" && open_swap || return 1
  for fetch_again in 5 5 0; do
    fetch_copy && return 0
    if [ "$fetched" = refused ] || [ "$fetch_again" = 0 ]; then
      return 1
    fi
    note "$why; trying again"
    fetch_why=$why
    chflags -R nouchg ./new 2>/dev/null
    rm -rf ./new && mkdir -m 700 ./new || return 1
    sleep "$fetch_again"
    wait_for_lists || return 1
    why=$fetch_why
  done
}

fetch_copy() {
  fetched=failed
  why="could not be copied from $source_folder"
  copy_bundle "$source_folder/$APPLICATION" "./new/$APPLICATION" || return 1
  for fetch_list in "$scratch/wanted" "$scratch/wanted-new"; do
    [ -f "$fetch_list" ] || continue
    settle_bundle "./new/$APPLICATION" "$ADMIN_GROUP" "$fetch_list" &&
      list_bundle "./new/$APPLICATION" "$scratch/fetched" "$ADMIN_GROUP"
    case $? in
      0) ;;
      2)
        fetched=refused
        return 1
        ;;
      *) return 1 ;;
    esac
    cmp -s "$fetch_list" "$scratch/fetched" && return 0
    tell_apart "$fetch_list" "$scratch/fetched"
  done
  why="the copy is not what the checksums say: $why"
  return 1
}

put_program() {
  swap_in "$APPLICATION" program_is_good
}

program_is_good() {
  look_at_program ..
  why='it is not what was copied'
  is_installed "$scratch/fetched"
}
