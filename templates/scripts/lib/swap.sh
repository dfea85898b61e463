#!/bin/sh
# One folder takes the place of another. A folder cannot be renamed over one that is there, so it takes two renames: the old
# one aside, the new one in. One process does both, at once; what a power cut leaves between them, bring_back puts right;
# and the old one is kept until the new one has been looked at in its place.
#
# All of it happens in a stage beside the place that only root can look into, by names that start there: ./new/NAME comes
# in, ./old/NAME is what was there, ../NAME is the place. It has another name than the stages of lib/paths.sh, which are
# swept away without a look.

# The open stage, and the folder around it; empty if none is.
swap_inside=
swap_around=

# open_swap: in the folder that holds the place; steps into the stage.
open_swap() {
  swap_around=$(pwd -P)
  why="could not write to $swap_around"
  swap_inside=$(mktemp -d ./.msgrctl-swap.XXXXXX 2>/dev/null) || {
    swap_inside=
    return 1
  }
  swap_inside=$swap_around/${swap_inside#./}
  enter_swap && mkdir -m 700 ./new ./old 2>/dev/null && return 0
  drop_swap
  return 1
}

enter_swap() {
  cd -P "$swap_inside" 2>/dev/null && [ "$(pwd -P)" = "$swap_inside" ] && facts_of . && [ "$fact_uid" = 0 ] || return 1
  case $fact_mode in
    drwx------*) return 0 ;;
  esac
  return 1
}

# swap_in NAME CHECK...: in the stage. Brings ./new/NAME to its place; if CHECK does not like it there, the old one comes
# back. Removes the stage if all is well.
swap_in() {
  swap_name=$1
  shift
  swap_locked=no
  if [ ! -L "../$swap_name" ] && [ -e "../$swap_name" ] && facts_of "../$swap_name" && has_flag uchg; then
    swap_locked=yes
    clear_locks "../$swap_name"
  fi
  sync
  why="could not be put into $swap_around"
  if exchange "./new/$swap_name" "../$swap_name" "./old/$swap_name"; then
    if "$@"; then
      sync
      drop_swap
      return
    fi
    swap_why=$why
    exchange "./old/$swap_name" "../$swap_name" "./new/$swap_name"
    why=$swap_why
  fi
  if [ "$swap_locked" = yes ]; then
    chflags uchg "../$swap_name" 2>/dev/null
  fi
  return 1
}

# exchange NEW PLACE ASIDE: what is at PLACE goes to ASIDE, NEW to PLACE. Without a NEW, PLACE is left empty.
exchange() {
  perl -e '
    $SIG{$_} = "IGNORE" for qw(HUP INT TERM);
    my ($new, $place, $aside) = @ARGV;
    my $had = lstat $place;
    if ($had) { rename $place, $aside or exit 1 }
    exit 0 unless lstat $new;
    rename $new, $place and exit 0;
    if ($had) { rename $aside, $place }
    exit 1;
  ' -- "$1" "$2" "$3" 2>/dev/null
}

# drop_swap: removes the stage with all that is left in it, and steps into the folder around.
drop_swap() {
  [ -n "$swap_inside" ] || return 0
  if enter_swap; then
    bring_back_here || return 1
    # Deleting as root unlocks what is locked itself; folders need the flag off first.
    chflags -R nouchg . 2>/dev/null
    rm -rf ./* ./.[!.]*
  fi
  cd -P "$swap_around" || return 1
  rmdir "$swap_inside" 2>/dev/null
  swap_inside=
}

# bring_back: in the folder that holds the place: what an interrupted swap left aside takes its place again, and leftovers
# go. A dry run only says so.
bring_back() {
  swap_around=$(pwd -P)
  for swap_found in ./.msgrctl-swap.??????; do
    if [ ! -L "$swap_found" ] && [ -d "$swap_found" ] && facts_of "$swap_found" && [ "$fact_uid" = 0 ]; then
      if [ "$dry_run" = yes ]; then
        note "would clean up after an interrupted run: $swap_around/${swap_found#./}"
        continue
      fi
      swap_inside=$swap_around/${swap_found#./}
      drop_swap || return 1
    fi
  done
}

# bring_back_here: in the stage. The last copy of a thing never goes.
bring_back_here() {
  for swap_old in ./old/*; do
    swap_home=../${swap_old#./old/}
    if [ -e "$swap_old" ] || [ -L "$swap_old" ]; then
      if [ -e "$swap_home" ] || [ -L "$swap_home" ]; then continue; fi
      why="an interrupted run left it in $swap_inside/old, from where it could not be brought back"
      rename_here "$swap_old" "$swap_home" || return 1
      note "brought back after an interruption: $swap_around/${swap_old#./old/}"
    fi
  done
}

# copy_bundle FROM TO: with resource forks, which ditto keeps before 10.4 if told so.
copy_bundle() {
  if command -v ditto >/dev/null 2>&1; then
    ditto -rsrc "$1" "$2" 2>/dev/null || return 1
  else
    cp -R -P -p "$1" "$2" 2>/dev/null || return 1
  fi
  # What is locked could not be settled.
  chflags -R nouchg "$2" 2>/dev/null
  if [ "$minor" -ge 5 ]; then
    # Access control lists of the server's, and the mark for which users are asked about what a browser brought.
    chmod -R -N "$2" 2>/dev/null
    xattr -d com.apple.quarantine "$2" >/dev/null 2>&1
  fi
  return 0
}
