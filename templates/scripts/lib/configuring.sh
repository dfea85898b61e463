#!/bin/sh
# The plan that configure, lock and install share: the preference file of every user, then the agent that keeps it.

script_option() {
  case $1 in
    --agent) agent=yes ;;
    --force-quit) force_quit=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  need_root
  find_release
  need plutil awk perl chflags
  check_application
  make_scratch
}

plan_configuration() {
  find_people
  for_each_home configure_home
  plan_agent
}

# The agent works while Messenger runs: a locked file cannot be overwritten at quitting. Else the program has to quit first,
# or it would.
configure_home() {
  if [ "$agent" = yes ]; then set_aside=yes; else quit_before_writing=yes; fi
  plan_preferences
}
