#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# uninstall: removes Messenger for Mac from this Mac: what the deployment guide lists under "Removing Messenger for Mac".

SCRIPT_NAME=uninstall
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"
. "${0%/*}/lib/removing.sh"

usage() {
  cat <<'END_OF_USAGE'
uninstall [options]: removes Messenger for Mac from this Mac. Run it as root. These, and nothing else:

  /Applications/Microsoft Messenger.app (or the name in the policy)
  in each home, Library/Preferences/Microsoft:     com.microsoft.AlertsDaemon.plist, com.microsoft.Messenger.plist
  in each home, Documents/Microsoft User Data:     Messenger Corporate Data, Microsoft Messenger Data,
                                                   and with --purge-history Microsoft Messenger History
  the agent that keeps preferences locked, if it is there

Everything that is removed is moved to a folder "Messenger Backup" with the day's date, in the home's Documents (the
program: in /Library), unless you say --no-backup.

  -n, --dry-run    show what would be done, and change nothing
  -y, --yes        do not ask
  --user NAME      this user only, and not the program; may be given several times
  --purge-history  the message history, too
  --no-backup      delete instead of moving to a backup
  --force-quit     end Messenger if it does not quit when asked
  --root DIR       work on the system of another volume
  --log FILE       add a line to FILE for each item
  --version        show which policy the script was made from
  -h, --help       show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 4 Messenger still runs,
5 a guard refused an item.
END_OF_USAGE
}

purge_history=no
backup=yes

script_option() {
  case $1 in
    --purge-history) purge_history=yes ;;
    --no-backup) backup=no ;;
    --force-quit) force_quit=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  need_root
  find_release
  need perl chflags
  check_application
  make_scratch
}

plan() {
  find_people
  find_program
  if [ -z "$chosen_users" ]; then
    quit_first "$program" - || return 0
    plan_no_agent
  fi
  for_each_home remove_from_home
  [ -n "$chosen_users" ] || remove_program
}

remove_from_home() {
  if [ -n "$chosen_users" ]; then
    quit_first "$user_home" "$user_uid" || return 0
  fi
  remove_from 'Library/Preferences/Microsoft' com.microsoft.AlertsDaemon.plist file
  remove_from 'Library/Preferences/Microsoft' com.microsoft.Messenger.plist file
  remove_from 'Documents/Microsoft User Data' 'Messenger Corporate Data' folder
  remove_from 'Documents/Microsoft User Data' 'Microsoft Messenger Data' folder
  if [ "$purge_history" = yes ]; then
    remove_from 'Documents/Microsoft User Data' 'Microsoft Messenger History' folder
  else
    keep_in 'Documents/Microsoft User Data' 'Microsoft Messenger History'
  fi
}

remove_program() {
  if ! cd -P "$programs" 2>/dev/null; then
    tell absent "$program"
    return
  fi
  sweep_stages
  if [ ! -L "./$APPLICATION" ] && [ -e "./$APPLICATION" ] && [ ! -d "./$APPLICATION/Contents" ]; then
    tell refused "$program" 'it is no program: it has no folder Contents'
    return
  fi
  remove_here "$APPLICATION" folder
}

start ${1+"$@"}
