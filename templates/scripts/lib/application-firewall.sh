#!/bin/sh
# 10.5 and 10.6: the application firewall, which lets programs, not ports, take connections. Its tool has an option that
# trusts a program, and none that lists or forgets one: -l, which is told to, starts it as a daemon (its own help says so).
# So what it trusts is read from its property list.

FIREWALL_PLIST=/Library/Preferences/com.apple.alf.plist
FIREWALL_PROGRAM=/usr/libexec/ApplicationFirewall/socketfilterfw

plan_application_firewall() {
  if [ -n "$mac_root" ]; then
    tell skipped 'application firewall' 'only the Mac itself can change it: run this when it has started from that volume'
    return
  fi
  look_at_rules || note 'which rules ipfw has cannot be told'
  # None are the system's here.
  [ "$rules" != own ] || rules=foreign
  plan_trusted_program
  plan_ipfw
}

plan_trusted_program() {
  find_program
  if ! find_executable; then
    tell skipped "application firewall: $program" "$why"
    return
  fi
  firewall_item="application firewall: $executable"
  if ! look_at_application_firewall; then
    tell failed "$firewall_item" "$why"
    return
  fi
  if [ "$undo" = yes ]; then
    if [ "$program_is" = unlisted ]; then
      tell absent "$firewall_item"
    else
      tell kept "$firewall_item" "$release has no command that takes it away: remove it in System Preferences, Security, Firewall"
    fi
    return
  fi
  case $firewall_mode in
    0)
      tell unchanged "$firewall_item" 'the firewall is off, and stays off; run this again when it has been switched on'
      return
      ;;
    2) note 'the firewall is set to let essential services alone in: as long as it is, no program takes connections' ;;
  esac
  if [ "$program_is" = allowed ]; then
    tell unchanged "$firewall_item"
  else
    act trusted "$firewall_item" trust_program
  fi
}

# find_executable: the file that runs, in executable, and the bundle's identifier, in program_id (or empty).
find_executable() {
  if ! go_to Applications "$APPLICATION" Contents; then
    why="$why; run this again when it has been installed"
    return 1
  fi
  why='it has no Info.plist that can be read'
  [ -f ./Info.plist ] && cat ./Info.plist >"$scratch/info" && plutil -convert xml1 "$scratch/info" >/dev/null 2>&1 || return 1
  executable_name=$(info_value CFBundleExecutable)
  program_id=$(info_value CFBundleIdentifier)
  why='its Info.plist names no executable'
  case $executable_name in
    '' | */* | .*) return 1 ;;
  esac
  executable=$program/Contents/MacOS/$executable_name
  why='its executable is not there'
  enter MacOS && [ -f "./$executable_name" ] && [ ! -L "./$executable_name" ]
}

info_value() {
  KEY=$1 awk '
    take { if (/^\t<string>.*<\/string>$/) { gsub(/^\t<string>|<\/string>$/, ""); print }; exit }
    $0 == "\t<key>" ENVIRON["KEY"] "</key>" { take = 1 }
  ' "$scratch/info"
}

# look_at_application_firewall: sets firewall_mode (0 off, 1 for each program, 2 essential services alone) and program_is
# (allowed, blocked or unlisted).
look_at_application_firewall() {
  firewall_mode=0
  program_is=unlisted
  [ -f "$FIREWALL_PLIST" ] || return 0
  why="$FIREWALL_PLIST cannot be read"
  cat "$FIREWALL_PLIST" >"$scratch/alf" && plutil -convert xml1 "$scratch/alf" >/dev/null 2>&1 || return 1
  firewall_mode=$(awk '
    take { gsub(/[^0-9]/, ""); print; exit }
    $0 == "\t<key>globalstate</key>" { take = 1 }
  ' "$scratch/alf")
  firewall_mode=${firewall_mode:-0}
  list_programs >"$scratch/programs"
  while IFS=$tab read -r listed_state listed_id listed_path listed_alias; do
    is_our_program || continue
    if [ "$listed_state" = 2 ]; then program_is=blocked; else program_is=allowed; fi
  done <"$scratch/programs"
}

# Each program of the list: state (0 allow, 2 block), identifier, path and alias (base64), or "-".
list_programs() {
  awk '
    $0 == "\t<key>applications</key>" || $0 == "\t<key>exceptions</key>" { inside = 1; next }
    inside && ($0 == "\t</array>" || $0 == "\t<array/>") { inside = 0 }
    !inside { next }
    $0 == "\t\t<dict>" { state = id = path = alias = "-"; next }
    $0 == "\t\t</dict>" { print state "\t" id "\t" path "\t" alias; next }
    /^\t\t\t<key>/ { key = $0; gsub(/^\t*<key>|<\/key>$/, "", key); next }
    key == "state" { gsub(/[^0-9]/, ""); state = $0 }
    key == "bundleid" { gsub(/^\t*<string>|<\/string>$/, ""); if ($0 != "") id = $0 }
    key == "path" { gsub(/^\t*<string>|<\/string>$/, ""); if ($0 != "") path = $0 }
    key == "alias" && !/</ { gsub(/[ \t]/, ""); alias = (alias == "-" ? "" : alias) $0 }
  ' "$scratch/alf"
}

# An alias holds the path as text, with slashes, with colons or with both.
is_our_program() {
  [ "$listed_path" != "$executable" ] && [ "$listed_path" != "$program" ] || return 0
  [ "$listed_alias" != - ] || {
    [ "$listed_id" != - ] && [ "$listed_id" = "$program_id" ]
    return
  }
  printf '%s\n' "$listed_alias" | fold -w 64 | openssl base64 -d 2>/dev/null | tr -d '\000' >"$scratch/alias"
  grep -F "Applications/$APPLICATION" "$scratch/alias" >/dev/null || grep -F "Applications:$APPLICATION" "$scratch/alias" >/dev/null
}

trust_program() {
  trust_said=$("$FIREWALL_PROGRAM" -t "$executable" 2>&1 </dev/null) || {
    why=${trust_said:-the firewall did not take it}
    return 1
  }
  look_at_application_firewall || return 1
  why='it is set to be blocked: allow it in System Preferences, Security, Firewall'
  [ "$program_is" != blocked ] || return 1
  [ "$program_is" = allowed ] || note "$FIREWALL_PLIST does not list it: see System Preferences, Security, Firewall"
}
