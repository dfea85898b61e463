# serve FILE SERVER: a stand-in that is a program. Starting its interpreter would take most of the time; so a fork of a
# process that is there already (engine/holder.pl for perl, engine/serve.py for python) takes over this one's arguments,
# files, folder, environment and user, and does the work, while this one waits for the exit code in a pipe of its own.
# Standard input and output are at 7 and 8 for it, because the shell puts other things in their place meanwhile.
serve() {
  slot=$(($$ % 256))
  set -C
  until { true >"/.mac/run/claim.$slot"; } 2>/dev/null; do
    slot=$(((slot + 1) % 256))
  done
  exec 9<>"/.mac/run/reply.$slot"
  if { true <&0; } 2>/dev/null; then exec 7<&0; fi
  if { true >&1; } 2>/dev/null; then exec 8>&1; fi
  echo "$1 $$ $slot" >"/.mac/run/$2"
  read -r status <&9
  exit "$status"
}
