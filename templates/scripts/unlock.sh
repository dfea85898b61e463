#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# unlock: the way back from lock.

SCRIPT_NAME=unlock
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"

usage() {
  cat <<'END_OF_USAGE'
unlock [options]: gives com.microsoft.Messenger.plist back to its user, on this Mac: without the immutable flag, owned by
the user, readable by the user alone; and takes the agent away that would lock it again. What is set in the file stays:
to allow saving again, configure the Macs with a policy that says so. Run it as root.

  -n, --dry-run   show what would be done, and change nothing
  -y, --yes       do not ask
  --user NAME     this user only (the agent stays then); may be given several times
  --root DIR      work on the system of another volume
  --log FILE      add a line to FILE for each item
  --version       show which policy the script was made from
  -h, --help      show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 5 a guard refused an item.
END_OF_USAGE
}

preconditions() {
  need_root
  find_release
  need perl chflags
  make_scratch
}

plan() {
  LOCK=none
  find_people
  # The agent first: it would lock again what is unlocked here.
  [ -n "$chosen_users" ] || plan_no_agent
  for_each_home unlock_home
}

unlock_home() {
  look_at_preferences
  case $preferences in
    absent) tell absent "$preferences_path" ;;
    there) plan_ownership ;;
    *) tell "$preferences" "$preferences_path" "$why" ;;
  esac
}

start ${1+"$@"}
