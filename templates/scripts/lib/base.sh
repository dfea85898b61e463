#!/bin/sh
# What every script stands on: a clean environment, options, outcomes, the summary, signals.
#
# A script defines usage, plan and, if it has options of its own, script_option; then it says
#   start ${1+"$@"}
# The plan walks over its items. It decides what each item needs and then calls act, the only function that differs
# between a dry run and a real one; so both see the same plan and the same guards.
#
# Exit codes: 0 done or nothing to do, 1 some item failed, 2 usage, 3 precondition, 4 program still running,
# 5 refused by a guard.

set -u
PATH=/usr/bin:/bin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL
unset CDPATH ENV BASH_ENV
IFS=' 	
'
umask 022

# Where a relative $0 starts from.
started_in=$(pwd -P)

newline='
'
tab='	'

dry_run=no
assume_yes=no
mac_root=
log_file=
chosen_users=
scratch=
summary=
changed=0 unchanged=0 kept=0 skipped=0 refused=0 failed=0 running=0

# script_option OPTION [VALUE]: takes an option of the script's own. It sets taken to 1, or to 2 if it takes the value too.
script_option() {
  return 1
}

# Are there control characters in the text? (Character classes in patterns are more than some shells know.)
has_controls() {
  case $1 in
    *[!\ -~]*) [ "$(printf '%s' "$1" | tr -d '\001-\037\177')" != "$1" ] ;;
    *) return 1 ;;
  esac
}

# For messages: the text with control characters made visible as question marks, in shown.
show() {
  shown=$1
  if has_controls "$shown"; then
    shown=$(printf '%s' "$shown" | tr '\001-\037\177' '[?*]')
  fi
}

# log LEVEL TEXT
log() {
  if [ -n "$log_file" ]; then
    printf '%s %s %s: %s\n' "$(date -u '+%Y-%m-%dT%H:%M:%SZ')" "$1" "$SCRIPT_NAME" "$2" >>"$log_file"
  fi
}

note() {
  show "$1"
  printf '%s: %s\n' "$SCRIPT_NAME" "$shown" >&2
  log note "$shown"
}

# die CODE MESSAGE: what has been done so far is told first.
die() {
  show "$2"
  [ -z "$summary" ] || printf '%s' "$summary"
  printf '%s: %s\n' "$SCRIPT_NAME" "$shown" >&2
  log error "$shown"
  exit "$1"
}

# tell OUTCOME ITEM [REASON]: counts an outcome and keeps its line for the summary.
tell() {
  case $1 in
    absent | unchanged) unchanged=$((unchanged + 1)) ;;
    kept) kept=$((kept + 1)) ;;
    skipped) skipped=$((skipped + 1)) ;;
    refused) refused=$((refused + 1)) ;;
    failed) failed=$((failed + 1)) ;;
    running) running=$((running + 1)) ;;
    *) changed=$((changed + 1)) ;;
  esac
  show "$2"
  tell_line="$1: $shown"
  if [ $# -gt 2 ] && [ -n "$3" ]; then
    show "$3"
    tell_line="$tell_line ($shown)"
  fi
  summary="$summary$tell_line$newline"
  log item "$tell_line"
}

# act OUTCOME ITEM COMMAND [ARGUMENT...]: in a dry run says what would come out; else runs the command and says what did.
# The command may set why to say why it failed.
act() {
  act_outcome=$1
  act_item=$2
  shift 2
  if [ "$dry_run" = yes ]; then
    tell "would be $act_outcome" "$act_item"
    return 0
  fi
  why=
  if "$@"; then
    tell "$act_outcome" "$act_item"
  else
    tell failed "$act_item" "$why"
    return 1
  fi
}

# need COMMAND...: a precondition.
need() {
  for need_command in "$@"; do
    command -v "$need_command" >/dev/null 2>&1 || die 3 "this system has no $need_command"
  done
}

need_root() {
  [ "$(id -u)" = 0 ] || die 3 'must run as root: use sudo'
}

# A private folder for intermediate files, in scratch; removed at the end.
make_scratch() {
  [ -n "$scratch" ] && return 0
  scratch=$(mktemp -d /tmp/msgrctl.XXXXXX) || die 3 'could not make a folder in /tmp'
}

# Scripts that hold something more (a mount, say) redefine this.
release_resources() {
  :
}

clean_up() {
  trap '' HUP INT TERM
  release_resources
  if [ -n "$scratch" ]; then
    cd /
    rm -rf "$scratch"
    scratch=
  fi
}

# on_signal NAME CODE
on_signal() {
  trap '' HUP INT TERM
  note "stopped by a $1 signal; run it again to finish"
  exit "$2"
}

option_value() {
  [ $# -ge 2 ] || die 2 "$1 needs a value; see --help"
  taken=2
}

parse_options() {
  while [ $# -gt 0 ]; do
    taken=1
    case $1 in
      -n | --dry-run) dry_run=yes ;;
      -y | --yes) assume_yes=yes ;;
      -h | --help)
        usage
        exit 0
        ;;
      --version)
        show "$ORGANIZATION"
        printf '%s\n' "$SCRIPT_NAME, made by msgrctl $TOOL_VERSION" "policy: SHA-256 $POLICY_SHA256" "for: $shown"
        exit 0
        ;;
      --root)
        option_value "$@"
        set_root "$2"
        ;;
      --user)
        option_value "$@"
        case $2 in
          '' | */*) die 2 "not a user's short name: $2" ;;
        esac
        ! has_controls "$2" || die 2 "not a user's short name: $2"
        chosen_users="$chosen_users$2$newline"
        ;;
      --log)
        option_value "$@"
        open_log "$2"
        ;;
      *) script_option "$@" || die 2 "unknown option: $1; see --help" ;;
    esac
    shift "$taken"
  done
}

# The folder that holds another Mac's system: a mounted volume. Empty for this Mac.
set_root() {
  case $1 in
    /*) ;;
    *) die 2 '--root needs an absolute path' ;;
  esac
  ! has_controls "$1" || die 2 'control characters in the path after --root'
  mac_root=$(cd -P "$1" 2>/dev/null && pwd -P) || die 3 "no such folder: $1"
  [ "$mac_root" != / ] || mac_root=
}

open_log() {
  case $1 in
    '' | -*) die 2 "not a file to log to: $1" ;;
  esac
  if [ -L "$1" ] || { [ -e "$1" ] && [ ! -f "$1" ]; }; then
    die 3 "not a regular file: $1"
  fi
  (umask 077 && : >>"$1") 2>/dev/null || die 3 "cannot write to $1"
  log_file=$1
}

start() {
  trap clean_up 0
  trap 'on_signal hang-up 129' HUP
  trap 'on_signal interrupt 130' INT
  trap 'on_signal termination 143' TERM
  parse_options ${1+"$@"}
  preconditions
  if [ "$dry_run" = no ] && [ "$assume_yes" = no ]; then
    ask_first
  fi
  plan
  finish
}

# Redefined by scripts that need something before their plan.
preconditions() {
  need_root
}

# Shows the plan and asks. Without a terminal to ask at, nothing is assumed.
ask_first() {
  [ -t 0 ] || die 2 'no terminal to ask at: use --yes, or --dry-run to see the plan'
  dry_run=yes
  plan
  dry_run=no
  printf '%s' "$summary"
  if [ "$changed" = 0 ]; then
    summary=
    finish
  fi
  printf 'Go ahead? [y/N] ' >&2
  read -r ask_answer || ask_answer=
  case $ask_answer in
    y | Y | yes | Yes | YES) ;;
    *) die 5 'nothing done: not confirmed' ;;
  esac
  summary=
  changed=0 unchanged=0 kept=0 skipped=0 refused=0 failed=0 running=0
}

finish() {
  printf '%s' "$summary"
  if [ "$dry_run" = yes ]; then finish_word='to change'; else finish_word=changed; fi
  finish_line="$changed $finish_word, $unchanged as wanted, $kept kept, $skipped skipped, $refused refused, $failed failed"
  printf '%s\n' "$finish_line"
  log summary "$finish_line"
  [ "$running" = 0 ] || exit 4
  [ "$failed" = 0 ] || exit 1
  [ "$refused" = 0 ] || exit 5
  exit 0
}
