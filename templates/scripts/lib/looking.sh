#!/bin/sh
# What can be seen of a Mac without changing it; shared by preflight and collect.

# look_for_program: in program_is: absent, link, other (no program) or there; and its version (empty if it does not say).
look_for_program() {
  find_program
  version=
  program_is=there
  if [ -L "$program" ]; then
    program_is='link'
  elif [ ! -e "$program" ]; then
    program_is=absent
  elif [ ! -d "$program/Contents" ]; then
    program_is=other
  else
    find_version "$program/Contents/Info.plist"
  fi
}

find_version() {
  [ ! -L "$1" ] && [ -f "$1" ] || return 0
  cat "$1" >"$scratch/info" 2>/dev/null && plutil -convert xml1 "$scratch/info" >/dev/null 2>&1 || return 0
  version=$(sed -n '/^	<key>CFBundleShortVersionString<\/key>/{
n
s/.*<string>\(.*\)<\/string>.*/\1/p
q
}' "$scratch/info")
}

# look_at_firewall: the Mac's own, in firewall: on, off or unknown.
look_at_firewall() {
  if [ "$minor" -ge 5 ]; then
    firewall=$(defaults read "$mac_root/Library/Preferences/com.apple.alf" globalstate 2>/dev/null) || firewall=
  else
    firewall=$(defaults read "$mac_root/Library/Preferences/com.apple.sharing.firewall" state 2>/dev/null) || firewall=
  fi
  case $firewall in
    0 | NO) firewall=off ;;
    [1-9] | YES) firewall=on ;;
    *) firewall=unknown ;;
  esac
}

# look_for_agent: in agent_there: what keeps preferences locked.
look_for_agent() {
  agent_there=no
  if [ -f "$mac_root$SUPPORT/agent" ]; then
    if [ "$minor" -lt 4 ] || [ -f "$mac_root$AGENT_JOB" ]; then
      agent_there=yes
    fi
  fi
}

# look_at_processes: in runs: yes, no or unknown.
look_at_processes() {
  runs=unknown
  [ -z "$mac_root" ] || return 0
  if find_running -; then
    runs=no
    [ -z "$processes" ] || runs=yes
  fi
}
