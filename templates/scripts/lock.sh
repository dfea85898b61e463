#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# lock: forbids saving conversations, and locks the preference file of every user of this Mac.

SCRIPT_NAME=lock
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
lock [options]: sets DisallowSave in com.microsoft.Messenger.plist of every user of this Mac, and locks the file: it then
belongs to root and has the immutable flag (uchg). Run it as root. `unlock` is the way back.

What a locked file stops: changing, replacing, deleting it. While it is locked Messenger can't save any preference.
What it does not stop: a user who moves the folder Microsoft away gets a new, unlocked file. With "lock: enforce" in the
policy an agent locks that one, too: from Mac OS X 10.4 on within seconds to ten minutes, on 10.3 at the next log-in.
Nothing here stops an administrator.

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
