#!/bin/sh
# What the deployment guide asks of a Mac (Planning a deployment, Client hardware and software requirements). Each check
# says in found what there is: 0 enough, 1 not enough, 2 cannot be told.

REQUIRED_MEMORY=128
REQUIRED_DISK=20

# After find_release, which refuses what is older than 10.3. The program is 32-bit: 10.15 ended that.
check_release() {
  found="Mac OS X $release"
  [ "$minor" -lt 15 ]
}

# G3, G4 or G5; and Intel, for which the Universal program came after the guide.
check_processor() {
  found=$(uname -p 2>/dev/null) || found=
  case $found in
    i386)
      found=Intel
      return 0
      ;;
    powerpc) ;;
    '')
      found='the system does not say'
      return 2
      ;;
    *) return 1 ;;
  esac
  found=$(machine 2>/dev/null) || found=
  case $found in
    ppc601 | ppc602 | ppc603* | ppc604*) return 1 ;;
    ppc750) found=G3 ;;
    ppc74*) found=G4 ;;
    ppc970*) found=G5 ;;
    *) found="PowerPC $found" ;;
  esac
}

# hw.memsize has 64 bits in every release; the division is awk's, for not every shell counts that far.
check_memory() {
  found=$(sysctl -n hw.memsize 2>/dev/null) || found=
  if ! is_number "$found"; then
    found='the system does not say'
    return 2
  fi
  check_megabytes=$(awk 'BEGIN { printf "%d", ARGV[1] / 1048576; exit }' "$found")
  found="$check_megabytes MB"
  [ "$check_megabytes" -ge "$REQUIRED_MEMORY" ]
}

# check_disk FOLDER [KILOBYTES]: 20 MB, and as much more, on the folder's volume.
check_disk() {
  check_free=$(df -k "$1" 2>/dev/null | awk 'NR > 1 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) { print $(i - 1); exit } }')
  if ! is_number "$check_free"; then
    found='the system does not say'
    return 2
  fi
  check_wanted=$((REQUIRED_DISK * 1024 + ${2:-0}))
  found="$((check_free / 1024)) MB"
  [ "$check_free" -ge "$check_wanted" ]
}

# require_mac: ends the script if this Mac is not fit. What cannot be told does not stop it.
require_mac() {
  check_release || die 3 "Messenger for Mac 6.0 is a 32-bit program, which $found does not run"
  # Of another volume's Mac nothing is known but the system.
  [ -z "$mac_root" ] || return 0
  check_processor
  case $? in
    1) die 3 "Messenger for Mac 6.0 needs a G3, G4, G5 or Intel processor; this is $found" ;;
    2) note "which processor this is cannot be told" ;;
  esac
  check_memory
  case $? in
    1) die 3 "Messenger for Mac 6.0 needs $REQUIRED_MEMORY MB of memory; this Mac has $found" ;;
    2) note 'how much memory there is cannot be told' ;;
  esac
}
