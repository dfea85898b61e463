#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# configure: writes what the policy says into the Messenger preferences of every user of this Mac, and locks them if the
# policy wants that.

SCRIPT_NAME=configure
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"
. "${0%/*}/lib/configuring.sh"

usage() {
  cat <<'END_OF_USAGE'
configure [options]: writes the policy's settings into com.microsoft.Messenger.plist of every user of this Mac. Keys that
the policy does not name stay as they are. Locks the file if the policy says so. Run it as root.

  -n, --dry-run   show what would be done, and change nothing
  -y, --yes       do not ask
  --user NAME     this user only; may be given several times
  --root DIR      work on the system of another volume
  --force-quit    end Messenger if it does not quit when asked
  --log FILE      add a line to FILE for each item
  --agent         as the agent that keeps files locked: does not ask Messenger to quit
  --version       show which policy the script was made from
  -h, --help      show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 4 Messenger still runs,
5 a guard refused an item.
END_OF_USAGE
}

plan() {
  plan_configuration
}

start ${1+"$@"}
