#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# preflight: is this Mac ready for Messenger for Mac, and what is there already? Looks, and changes nothing.

SCRIPT_NAME=preflight
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"
. "${0%/*}/lib/certificates.sh"
. "${0%/*}/lib/requirements.sh"
. "${0%/*}/lib/looking.sh"

usage() {
  cat <<'END_OF_USAGE'
preflight [options]: is this Mac ready for Messenger for Mac 6.0? Looks and changes nothing, so it neither asks nor needs
root; but other users' preferences can only be seen by root. A line for each question:

  ready     as it should be
  to do     install or configure would see to it
  unmet     the deployment guide asks for more than this Mac has
  trouble   install or configure would stumble over it
  unknown   could not be looked at

  --user NAME   this user only; may be given several times
  --root DIR    look at the system of another volume
  --log FILE    add a line to FILE for each question
  -n, --dry-run, -y, --yes
                for likeness with the other scripts: nothing is changed or asked anyway
  --version     show which policy the script was made from
  -h, --help    show this

Exit codes: 0 ready, 1 there is trouble, 2 wrong usage, 3 the guide's requirements are not met, or no Mac to look at.
END_OF_USAGE
}

ready=0 to_do=0 unmet=0 trouble=0 unknown=0

# A dry run from beginning to end: even what other scripts clean up in passing is left alone.
preconditions() {
  dry_run=yes
  find_release
  check_application
  need plutil awk perl openssl security
  make_scratch
}

# answer WORD QUESTION FOUND
answer() {
  case $1 in
    ready) ready=$((ready + 1)) ;;
    'to do') to_do=$((to_do + 1)) ;;
    unmet) unmet=$((unmet + 1)) ;;
    trouble) trouble=$((trouble + 1)) ;;
    *) unknown=$((unknown + 1)) ;;
  esac
  tell "$@"
}

# requirement RESULT QUESTION: of a check, with found.
requirement() {
  case $1 in
    0) answer ready "$2" "$found" ;;
    1) answer unmet "$2" "$found" ;;
    *) answer unknown "$2" "$found" ;;
  esac
}

plan() {
  check_release
  requirement $? 'Mac OS X 10.3 or later'
  if [ -z "$mac_root" ]; then
    check_processor
    requirement $? 'G3, G4, G5 or Intel'
    check_memory
    requirement $? "$REQUIRED_MEMORY MB of memory"
  fi
  ask_program
  ask_certificates
  ask_agent
  ask_firewall
  ask_people
}

# The disk is asked about only if the program still has to come.
ask_program() {
  look_for_program
  case $program_is in
    there) answer ready "$program" "version ${version:-unknown}" ;;
    absent)
      answer 'to do' "$program" 'is not there'
      check_disk "$programs"
      requirement $? "$REQUIRED_DISK MB of free disk"
      ;;
    link) answer trouble "$program" 'is a link' ;;
    *) answer trouble "$program" 'is no program' ;;
  esac
  look_at_processes
  case $runs in
    yes) answer 'to do' 'Messenger is not running' 'it runs, and will be asked to quit' ;;
    no) answer ready 'Messenger is not running' ;;
    *) answer unknown 'Messenger is not running' 'this cannot be told' ;;
  esac
}

ask_certificates() {
  [ -n "$CERTIFICATES" ] || return 0
  anchors=$mac_root/System/Library/Keychains/X509Anchors
  for_each_certificate ask_certificate
}

ask_certificate() {
  look_at_certificate
  case $certificate_is in
    there) answer ready "$certificate_item" 'is trusted' ;;
    absent) answer 'to do' "$certificate_item" 'is not trusted yet' ;;
    refused) answer trouble "$certificate_item" "$why" ;;
    *) answer unknown "$certificate_item" "$why" ;;
  esac
}

ask_agent() {
  look_for_agent
  agent_question='what keeps preference files locked'
  case $LOCK$agent_there in
    enforceyes) answer ready "$agent_question" 'is there' ;;
    enforceno) answer 'to do' "$agent_question" 'is not there' ;;
    *yes) answer 'to do' "$agent_question" 'is there, but the policy does not want it' ;;
  esac
}

ask_firewall() {
  look_at_firewall
  case $firewall in
    on) answer ready "the Mac's own firewall" 'is on: over TCP the server calls back, see the script firewall' ;;
    off) answer ready "the Mac's own firewall" 'is off' ;;
    *) answer unknown "the Mac's own firewall" 'has no settings yet' ;;
  esac
}

# Other users' folders are closed for everybody but root.
ask_people() {
  find_people
  me=$(id -u)
  if [ "$me" != 0 ]; then
    all_people=$people
    people=
    while IFS=$tab read -r person person_uid person_home <&3; do
      [ -n "$person" ] || continue
      if [ "$person_uid" = "$me" ]; then
        people="$person$tab$person_uid$tab$person_home$newline"
      else
        answer unknown "user $person" 'only root can look'
      fi
    done 3<<END_OF_PEOPLE
$all_people
END_OF_PEOPLE
  fi
  for_each_home ask_home
}

ask_home() {
  look_at_preferences
  if [ "$preferences" = there ]; then
    prepare_preferences || preferences=failed
  fi
  case $preferences in
    refused | failed) answer trouble "$preferences_path" "$why" ;;
    absent) answer 'to do' "$preferences_path" 'is not there' ;;
    *)
      if ! cmp -s "$scratch/old" "$scratch/new"; then
        answer 'to do' "$preferences_path" 'is not what the policy says'
      elif ! locked_as_wanted; then
        answer 'to do' "$preferences_path" 'has not the lock that the policy says'
      else
        answer ready "$preferences_path"
      fi
      ;;
  esac
}

finish() {
  printf '%s' "$summary"
  trouble=$((trouble + refused + failed))
  finish_line="$ready ready, $to_do to do, $unmet unmet, $trouble in trouble, $unknown unknown, $skipped skipped"
  printf '%s\n' "$finish_line"
  log summary "$finish_line"
  [ "$unmet" = 0 ] || exit 3
  [ "$trouble" = 0 ] || exit 1
  exit 0
}

start ${1+"$@"}
