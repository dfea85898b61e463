#!/bin/sh
# "enforce": what puts the preference file right again after a user moved its folder away. From 10.4 on a launchd job that
# watches the folders of every user, and looks every ten minutes; on 10.3 a log-in hook. Both run a copy of this script.

SUPPORT="/Library/Application Support/msgrctl"
AGENT_LABEL=msgrctl.messenger
AGENT_JOB=/Library/LaunchDaemons/$AGENT_LABEL.plist

# --agent: the script runs as the agent.
agent=no

# put_file FILE TARGET MODE: a file of the scratch folder to its place, in a folder that only root and administrators write.
put_file() {
  if [ -f "$2" ] && [ ! -L "$2" ] && cmp -s "$1" "$2" && facts_of "$2" && [ "$fact_uid" = 0 ]; then
    return 0
  fi
  put_new=$2.msgrctl-new
  rm -f "$put_new"
  if cat "$1" >"$put_new" && chown 0:0 "$put_new" && chmod "$3" "$put_new" && sync && rename_here "$put_new" "$2"; then
    return 0
  fi
  why="could not write $2"
  rm -f "$put_new"
  return 1
}

# plan_agent: the item; after people has been found.
plan_agent() {
  if [ "$agent" = yes ]; then
    return 0
  fi
  if [ "$LOCK" != enforce ]; then
    plan_no_agent
    return
  fi
  agent_item=$mac_root$SUPPORT/agent
  case $0 in
    /*) agent_source=$0 ;;
    *) agent_source=$started_in/$0 ;;
  esac
  if [ ! -f "$agent_source" ]; then
    tell failed "$agent_item" 'save the script as a file and run that: the agent is a copy of it'
    return
  fi
  make_agent_files || {
    tell failed "$agent_item" "$why"
    return
  }
  if agent_is_there; then
    tell unchanged "$agent_item"
  else
    act installed "$agent_item" install_agent
  fi
}

make_agent_files() {
  why='could not prepare the agent'
  cat "$agent_source" >"$scratch/agent" || return 1
  if [ "$minor" -ge 4 ]; then
    write_job >"$scratch/job"
  else
    write_hook >"$scratch/hook"
  fi
}

# The launchd job: StartInterval for homes that came later than the job.
write_job() {
  cat <<'END_OF_JOB'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>msgrctl.messenger</string>
	<key>ProgramArguments</key>
	<array>
		<string>/bin/sh</string>
		<string>/Library/Application Support/msgrctl/agent</string>
		<string>--agent</string>
		<string>--yes</string>
	</array>
	<key>RunAtLoad</key>
	<true/>
	<key>StartInterval</key>
	<integer>600</integer>
	<key>WatchPaths</key>
	<array>
END_OF_JOB
  printf '%s' "$people" | while IFS=$tab read -r person person_uid person_home; do
    case $person_home in
      /*) ;;
      *) continue ;;
    esac
    person_home=$(printf '%s' "$person_home" | sed 's/&/\&amp;/g;s/</\&lt;/g;s/>/\&gt;/g')
    for watched in Library Library/Preferences Library/Preferences/Microsoft; do
      printf '\t\t<string>%s/%s</string>\n' "$person_home" "$watched"
    done
  done
  printf '\t</array>\n</dict>\n</plist>\n'
}

# The log-in hook of 10.3: the system knows one only, so one that was there before is called afterwards.
write_hook() {
  cat <<'END_OF_HOOK'
#!/bin/sh
# Called at log-in with the user's short name. Locks that user's Messenger preferences, then calls the hook that was here
# before.
support="/Library/Application Support/msgrctl"
/bin/sh "$support/agent" --agent --yes --user "$1" >/dev/null 2>&1
if [ -f "$support/hook-before" ] && IFS= read -r before <"$support/hook-before" && [ -x "$before" ]; then
  exec "$before" "$@"
fi
exit 0
END_OF_HOOK
}

agent_is_there() {
  cmp -s "$scratch/agent" "$mac_root$SUPPORT/agent" || return 1
  if [ "$minor" -ge 4 ]; then
    cmp -s "$scratch/job" "$mac_root$AGENT_JOB" || return 1
    [ -n "$mac_root" ] || launchctl list 2>/dev/null | grep -F "$AGENT_LABEL" >/dev/null
  else
    cmp -s "$scratch/hook" "$mac_root$SUPPORT/login-hook" || return 1
    read_hook && [ "$hook" = "$SUPPORT/login-hook" ]
  fi
}

# The log-in hook that is set, in hook; empty if none is.
read_hook() {
  hook=$(defaults read "$mac_root/var/root/Library/Preferences/com.apple.loginwindow" LoginHook 2>/dev/null) || hook=
}

install_agent() {
  why="could not make $mac_root$SUPPORT"
  if [ ! -d "$mac_root$SUPPORT" ]; then
    mkdir -p "$mac_root$SUPPORT" && chmod 755 "$mac_root$SUPPORT" || return 1
  fi
  put_file "$scratch/agent" "$mac_root$SUPPORT/agent" 755 || return 1
  if [ "$minor" -ge 4 ]; then
    install_job
  else
    install_hook
  fi
}

install_job() {
  if [ -z "$mac_root" ] && [ -f "$AGENT_JOB" ]; then
    launchctl unload "$AGENT_JOB" >/dev/null 2>&1
  fi
  mkdir -p "$mac_root/Library/LaunchDaemons" || return 1
  # launchd skips a job that others than root can write.
  put_file "$scratch/job" "$mac_root$AGENT_JOB" 644 || return 1
  why='launchd did not take the job'
  [ -n "$mac_root" ] || launchctl load "$AGENT_JOB" >/dev/null 2>&1
}

install_hook() {
  read_hook
  if [ -n "$hook" ] && [ "$hook" != "$SUPPORT/login-hook" ]; then
    printf '%s\n' "$hook" >"$scratch/hook-before"
    put_file "$scratch/hook-before" "$mac_root$SUPPORT/hook-before" 644 || return 1
  fi
  put_file "$scratch/hook" "$mac_root$SUPPORT/login-hook" 755 || return 1
  why='could not set the log-in hook'
  defaults write "$mac_root/var/root/Library/Preferences/com.apple.loginwindow" LoginHook -string "$SUPPORT/login-hook"
}

# plan_no_agent: takes it away, if it is there. The folder may hold what the certificates keep, too.
plan_no_agent() {
  agent_item=$mac_root$SUPPORT/agent
  read_hook
  if [ ! -e "$agent_item" ] && [ ! -e "$mac_root$AGENT_JOB" ] && [ "$hook" != "$SUPPORT/login-hook" ] &&
    [ ! -e "$mac_root$SUPPORT/login-hook" ] && [ ! -e "$mac_root$SUPPORT/hook-before" ] &&
    { [ ! -d "$mac_root$SUPPORT" ] || [ -e "$mac_root$SUPPORT/X509Anchors.before" ]; }; then
    tell absent "$agent_item"
    return
  fi
  act removed "$agent_item" remove_agent
}

# The job or the hook first: what they call must be there as long as they are.
remove_agent() {
  if [ -f "$mac_root$AGENT_JOB" ]; then
    [ -n "$mac_root" ] || launchctl unload "$AGENT_JOB" >/dev/null 2>&1
    why="could not remove $mac_root$AGENT_JOB"
    rm -f "$mac_root$AGENT_JOB" || return 1
  fi
  read_hook
  if [ "$hook" = "$SUPPORT/login-hook" ]; then
    why='could not give the log-in hook back'
    restore_hook || return 1
  fi
  why="could not remove $mac_root$SUPPORT"
  rm -f "$mac_root$SUPPORT/agent" "$mac_root$SUPPORT/login-hook" "$mac_root$SUPPORT/hook-before" || return 1
  rmdir "$mac_root$SUPPORT" 2>/dev/null || why="$mac_root$SUPPORT holds other things"
  return 0
}

restore_hook() {
  hook_before=
  if [ -f "$mac_root$SUPPORT/hook-before" ]; then
    IFS= read -r hook_before <"$mac_root$SUPPORT/hook-before"
  fi
  if [ -n "$hook_before" ]; then
    defaults write "$mac_root/var/root/Library/Preferences/com.apple.loginwindow" LoginHook -string "$hook_before"
  else
    defaults delete "$mac_root/var/root/Library/Preferences/com.apple.loginwindow" LoginHook
  fi
}
