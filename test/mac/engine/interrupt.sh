# Read by a command of the pretend Mac when a run is to be interrupted: counts, and at the right count sends the signal
# to the script's whole process group. $name is the command, $@ its arguments.
interrupt() {
  read -r at signal half </.mac/run/interrupt
  read -r i </.mac/run/count
  set -C
  until { true >"/.mac/run/counted/$i"; } 2>/dev/null; do
    i=$((i + 1))
  done
  set +C
  echo "$i" >/.mac/run/count
  [ "$i" -eq "$at" ] || return 0
  if [ "$half" = half ]; then
    MAC_COMMAND=$0 /.mac/host/bin/perl /.mac/engine/half.pl "$name" "$@"
  fi
  kill -s "$signal" 0
}
interrupt "$@"
