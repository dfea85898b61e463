#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# collect: gathers copies of the preference files of this Mac, and the facts about them, into one folder.

SCRIPT_NAME=collect
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"
. "${0%/*}/lib/requirements.sh"
. "${0%/*}/lib/checksums.sh"
. "${0%/*}/lib/swap.sh"
. "${0%/*}/lib/looking.sh"
. "${0%/*}/lib/collecting.sh"

usage() {
  cat <<'END_OF_USAGE'
collect [options] --to DIR: gathers into one folder of DIR, named as this Mac, what an audit of the fleet needs: a copy of every
user's com.microsoft.Messenger.plist, and facts: the system's release, the program's version, trusted root certificates,
owner, mode and flags of each preference file and of the folders above it. Run it as root; only root can read the result.
On the Mac itself nothing is changed.

Left out: the message history, and in the copies the personal account's names, the proxy's user, and whatever has a name
like a password's. An earlier result in DIR is replaced as a whole.

  --to DIR        where to; made if it is not there
  --tar           one file, NAME.tar, in the place of the folder
  -n, --dry-run   show what would be done, and change nothing
  -y, --yes       do not ask
  --user NAME     this user only; may be given several times
  --root DIR      collect from the system of another volume
  --log FILE      add a line to FILE for each item
  --version       show which policy the script was made from
  -h, --help      show this

Exit codes: 0 done, 1 an item failed, 2 wrong usage, 3 cannot work here, 5 a guard refused an item.
END_OF_USAGE
}

to=
tar=no

# Homes are looked at, not cleaned up.
sweep_stages() {
  :
}

script_option() {
  case $1 in
    --to)
      option_value "$@"
      to=$2
      ;;
    --tar) tar=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  need_root
  find_release
  need plutil awk perl openssl security
  check_application
  [ -n "$to" ] || die 2 'where to? Say --to; see --help'
  ! has_controls "$to" || die 2 'control characters in the path after --to'
  case $to in
    /*) ;;
    *) to=$started_in/$to ;;
  esac
  make_scratch
  find_host
}

plan() {
  umask 077
  result=$host
  [ "$tar" = no ] || result=$host.tar
  if [ -d "$to" ]; then
    to=$(cd -P "$to" && pwd -P)
    cd -P "$to" || die 3 "cannot enter $to"
    bring_back || die 3 "$why"
    check_result
  elif [ -e "$to" ] || [ -L "$to" ]; then
    die 3 "not a folder: $to"
  fi
  find_people
  act collected "${to%/}/$result" collect
}

# Only what an earlier run made is replaced.
check_result() {
  [ -e "./$result" ] || [ -L "./$result" ] || return 0
  if [ ! -L "./$result" ] && facts_of "./$result" && [ "$fact_uid" = 0 ]; then
    [ "$tar" = yes ] && [ -f "./$result" ] && return 0
    [ "$tar" = no ] && [ -f "./$result/facts" ] && return 0
  fi
  die 5 "something else is there: ${to%/}/$result"
}

# First all of it into the scratch folder, which is out of reach of whoever owns DIR.
collect() {
  why='the facts could not be written'
  gathered=$scratch/gathered
  rm -rf "$gathered"
  mkdir "$gathered" "$gathered/users" || return 1
  gather_mac
  gather_people
  fact end
  [ "$gather_failed" = no ] || return 1
  why="could not write to $to"
  mkdir -p "$to" && cd -P "$to" && to=$(pwd -P) && open_swap && cp -R -p "$gathered" "./new/$host" || return 1
  if [ "$tar" = yes ]; then
    (cd -P ./new && tar cf - "./$host") >"./new/$result" || return 1
  fi
  swap_in "$result" test -e "../$result"
}

release_resources() {
  drop_swap
}

start ${1+"$@"}
