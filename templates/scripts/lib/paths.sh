#!/bin/sh
# Guards. Root works in folders that belong to users, who can exchange what is in them at any moment; so scripts step into
# a folder, look where they are, and then name only things of that folder.

# is_protected FOLDER: a folder of the system, or one that holds many homes. A second net: what a script works on is
# chosen by name, never by leaving out.
is_protected() {
  case ${1#"$mac_root"} in
    '' | / | /Users | /Users/Shared | /Volumes | /Network | /private | /private/* | /dev | /dev/*) return 0 ;;
    /System | /System/* | /Library | /Library/* | /Applications | /Applications/* | /Developer) return 0 ;;
    /bin | /bin/* | /sbin | /sbin/* | /usr | /usr/* | /etc | /var | /var/* | /tmp | /cores | /automount) return 0 ;;
  esac
  return 1
}

# enter FOLDER...: steps into the first folder, from there into the next, and so on; never through a link.
# 0: there; 1: one of them is absent (named in why); 2: refused (why).
enter() {
  for enter_name in "$@"; do
    enter_from=$(pwd -P)
    if [ -L "./$enter_name" ]; then
      why="$enter_from/$enter_name is a link"
      return 2
    fi
    if [ ! -e "./$enter_name" ]; then
      why="$enter_from/$enter_name is not there"
      return 1
    fi
    if [ ! -d "./$enter_name" ] || ! cd -P "./$enter_name" 2>/dev/null; then
      why="$enter_from/$enter_name is no folder to enter"
      return 2
    fi
    if [ "$(pwd -P)" != "${enter_from%/}/$enter_name" ]; then
      why="$enter_from/$enter_name leads elsewhere"
      return 2
    fi
    sweep_stages
  done
}

# enter_or_make FOLDER...: the same, making for user_uid and user_gid what is absent.
enter_or_make() {
  for make_name in "$@"; do
    enter "$make_name" && continue
    [ $? = 1 ] || return 2
    make_private_folder "$make_name" || return 2
    enter "$make_name" || return 2
  done
}

# In a stage, where the user cannot exchange it while it changes hands.
make_private_folder() {
  why="could not make $(pwd -P)/$1"
  open_stage || return 1
  if mkdir -m 700 "./$1" && chown "$user_uid:$user_gid" "./$1" && publish "$1"; then
    return 0
  fi
  drop_stage
  return 1
}

# open_stage: makes a folder here that only root can look into, and steps into it. What is written there is out of reach
# of whoever owns the folder around it, and on the same volume, so that one rename brings it to its place.
open_stage() {
  stage_around=$(pwd -P)
  stage=$(mktemp -d ./.msgrctl.XXXXXX 2>/dev/null) || return 1
  stage_inside=$stage_around/${stage#./}
  if cd -P "$stage" 2>/dev/null && [ "$(pwd -P)" = "$stage_inside" ] && facts_of . &&
    [ "$fact_uid" = 0 ] && [ "${fact_mode%"${fact_mode#??????????}"}" = drwx------ ]; then
    return 0
  fi
  cd /
  return 1
}

# publish NAME: gives a thing of the stage its place in the folder around, steps back there and removes the stage.
publish() {
  rename_here "./$1" "../$1" || return 1
  cd -P "$stage_around" && [ "$(pwd -P)" = "$stage_around" ] && rmdir "$stage"
}

drop_stage() {
  cd -P "$stage_around" 2>/dev/null && rm -rf "$stage"
}

# Removes the stages that a power cut left here.
sweep_stages() {
  [ "$dry_run" = no ] || return 0
  for sweep_stage in ./.msgrctl.??????; do
    if [ ! -L "$sweep_stage" ] && [ -d "$sweep_stage" ] && facts_of "$sweep_stage" && [ "$fact_uid" = 0 ]; then
      rm -rf "$sweep_stage"
    fi
  done
}

# rename_here FROM TO: the system's own rename. mv would put a file into a folder, and follow a link to one, if that has
# taken the place of TO in the meantime.
rename_here() {
  perl -e 'rename $ARGV[0], $ARGV[1] or die "$!\n"' "$1" "$2" 2>/dev/null
}

# holds_mount PATH: is the thing, or something below it, a volume of its own? PATH is absolute and without links.
holds_mount() {
  mounts=$(mount) || return 0
  case "$mounts" in
    *" on $1 ("* | *" on $1/"*) return 0 ;;
  esac
  return 1
}
