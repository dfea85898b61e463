#!/bin/sh
# The program and whether it runs.

# --force-quit
force_quit=no

# find_running UID: the numbers of this user's processes that run from the program's bundle (its daemon lives in there,
# too), in processes, and whose they are in process_owners; "-" for every user's. False if that cannot be told.
find_running() {
  processes=
  process_owners=
  process_table=$(ps -axww -o pid,uid,command 2>/dev/null) || return 1
  while read -r process process_uid process_command <&5; do
    [ "$1" = - ] || [ "$process_uid" = "$1" ] || continue
    is_program "$process_command" || continue
    processes="$processes $process"
    case "$process_owners " in
      *" $process_uid "*) ;;
      *) process_owners="$process_owners $process_uid" ;;
    esac
  done 5<<END_OF_PROCESSES
$process_table
END_OF_PROCESSES
  return 0
}

# is_program COMMAND: does the command line start with a file of the bundle? Not if a word before it names another program.
is_program() {
  program_before=${1%%"/$APPLICATION/Contents/"*}
  [ "$program_before" != "$1" ] || return 1
  case $program_before in
    /*' /'*) return 1 ;;
    /*) return 0 ;;
  esac
  return 1
}

# is_running UID: "cannot tell" counts as running.
is_running() {
  find_running "$1" || return 0
  [ -n "$processes" ]
}

# wait_for_end UID SECONDS
wait_for_end() {
  wait_left=$2
  while is_running "$1"; do
    [ "$wait_left" -gt 0 ] || return 1
    wait_left=$((wait_left - 1))
    sleep 1
  done
}

# quit_program UID: asks it to quit, as each of its users would; then a polite signal; and only with --force-quit one that cannot be
# refused. False if it still runs.
quit_program() {
  is_running "$1" || return 0
  if [ "$APPLICATION" = 'Microsoft Messenger.app' ]; then
    for quit_user in $process_owners; do
      sudo -u "#$quit_user" osascript -e 'tell application "Microsoft Messenger" to quit' </dev/null >/dev/null 2>&1
    done
    wait_for_end "$1" 10 && return 0
  fi
  signal_program TERM
  wait_for_end "$1" 5 && return 0
  [ "$force_quit" = yes ] || return 1
  signal_program KILL
  wait_for_end "$1" 5
}

signal_program() {
  for process in $processes; do
    kill -s "$1" "$process" 2>/dev/null
  done
}

# quit_first ITEM UID: before the item is changed. False, and told, if the program goes on running.
quit_first() {
  # Another volume's program does not run.
  [ -z "$mac_root" ] || return 0
  is_running "$2" || return 0
  if [ "$dry_run" = yes ]; then
    note "would ask Messenger to quit: $1"
    return 0
  fi
  quit_program "$2" && return 0
  tell running "$1" 'Messenger is still running'
  return 1
}

# The folder with the programs, in programs, and the bundle in it, in program.
find_program() {
  programs=$mac_root/Applications
  program=$programs/$APPLICATION
}

# check_application: the name must be that of a bundle, and nothing else.
check_application() {
  case $APPLICATION in
    */* | .* | -* | '') die 2 "not the name of a program's bundle: $APPLICATION" ;;
    ?*.app) ;;
    *) die 2 "not the name of a program's bundle: $APPLICATION" ;;
  esac
  ! has_controls "$APPLICATION" || die 2 "not the name of a program's bundle: $APPLICATION"
}
