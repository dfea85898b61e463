#!/bin/sh
# A file of the system that gets new bytes keeps its owner, its group and its mode.

# remember_facts FILE: in kept_uid, kept_gid and kept_mode (as chmod takes it). False if it is not there.
remember_facts() {
  facts_of "$1" || return 1
  kept_uid=$fact_uid
  kept_gid=$fact_gid
  kept_mode=$(printf '%s\n' "$fact_mode" | sed 's/^.\(...\)\(...\)\(...\).*/u=\1,g=\2,o=\3/
s/[^rwxugo=,]//g')
}

# give_facts FILE: what was remembered.
give_facts() {
  chown "$kept_uid:$kept_gid" "$1" && chmod "$kept_mode" "$1"
}

# go_to FOLDER...: from the top of the Mac's volume, never through a link; as enter.
go_to() {
  cd -P "${mac_root:-/}" || return 2
  enter "$@"
}

# tidy_here: takes away what an interrupted run has left in this folder.
tidy_here() {
  [ "$dry_run" = yes ] || sweep_stages
}

# place_file SOURCE NAME: a file of the scratch folder, to the folder where we are, with the facts that were remembered. At
# every moment the old or the new file is there, whole.
place_file() {
  place_at=$(pwd -P)
  why="could not write to $place_at"
  sweep_stages
  open_stage || return 1
  if cp "$1" "./$2" && cmp -s "$1" "./$2" && give_facts "./$2" && sync && publish "$2"; then
    cmp -s "$1" "./$2"
    return
  fi
  drop_stage
  return 1
}
