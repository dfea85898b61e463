#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# firewall: lets the server's call-back through this Mac's own firewall.

SCRIPT_NAME=firewall
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/keeping.sh"
. "${0%/*}/lib/ipfw.sh"
. "${0%/*}/lib/firewall.sh"
. "${0%/*}/lib/application-firewall.sh"

usage() {
  cat <<'END_OF_USAGE'
firewall [options]: lets what the server sends to the policy's TCP port range through this Mac's own firewall. Only over TCP
does the server call back; over TLS it does not, and no port needs to be open. Run it as root.

  10.3 and 10.4  an entry in the list of the Sharing preferences, Firewall
  10.5 and 10.6  Messenger as a trusted program of the application firewall
  from 10.7 on   nothing: says what to do by hand

It never switches a firewall on, and never drops rules that are there: if ipfw has rules of another program, it says which
one to add.

  -n, --dry-run   show what would be done, and change nothing
  -y, --yes       do not ask
  --undo          remove what was added; in 10.5 and 10.6 no command can
  --ipfw          add (or, with --undo, remove) a rule where ipfw has rules of another program; gone after a restart
  --user NAME     refused: the firewall is for the whole Mac
  --root DIR      work on the system of another volume: up to 10.4 only
  --log FILE      add a line to FILE for each item
  --version       show which policy the script was made from
  -h, --help      show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 5 a guard refused an item.
END_OF_USAGE
}

undo=no

script_option() {
  case $1 in
    --undo) undo=yes ;;
    --ipfw) use_ipfw=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  [ -z "$chosen_users" ] || die 2 'the firewall is for the whole Mac, not for a user'
  need_root
  find_release
  check_ports
  check_application
  need plutil awk perl openssl
  make_scratch
}

check_ports() {
  firewall_ports=
  [ -n "$PORT_MIN$PORT_MAX" ] || return 0
  for check_port in "$PORT_MIN" "$PORT_MAX"; do
    if ! is_number "$check_port" || [ "${#check_port}" -gt 5 ] || [ "$check_port" -lt 1 ] || [ "$check_port" -gt 65535 ]; then
      die 2 "not a port: $check_port"
    fi
  done
  [ "$PORT_MIN" -le "$PORT_MAX" ] || die 2 "not a range of ports: $PORT_MIN-$PORT_MAX"
  firewall_ports=$PORT_MIN-$PORT_MAX
  [ "$PORT_MIN" != "$PORT_MAX" ] || firewall_ports=$PORT_MIN
}

plan() {
  if [ -z "$firewall_ports" ]; then
    note 'the policy names no port range: there is nothing to let through'
    return
  fi
  if [ "$minor" -le 4 ]; then
    plan_sharing_firewall
  elif [ "$minor" -le 6 ]; then
    plan_application_firewall
  else
    plan_by_hand
  fi
}

plan_by_hand() {
  tell skipped "the firewall of Mac OS X $release" 'nothing is changed; see the notes'
  note 'if the application firewall is on, allow Messenger in System Preferences, Security & Privacy, Firewall'
  note "if pf is on, load an anchor with: pass in proto tcp from any to any port $PORT_MIN:$PORT_MAX"
}

start ${1+"$@"}
