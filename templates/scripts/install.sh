#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# install: brings Messenger for Mac to this Mac, as the deployment guide has users do by hand: the program from the network
# installation point, the root certificates, the preferences of every user, and the lock.

SCRIPT_NAME=install
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/agent.sh"
. "${0%/*}/lib/configuring.sh"
. "${0%/*}/lib/keeping.sh"
. "${0%/*}/lib/certificates.sh"
. "${0%/*}/lib/requirements.sh"
. "${0%/*}/lib/source.sh"
. "${0%/*}/lib/checksums.sh"
. "${0%/*}/lib/swap.sh"
. "${0%/*}/lib/fetching.sh"

usage() {
  cat <<'END_OF_USAGE'
install [options]: brings Messenger for Mac 6.0 to this Mac, in this order: the program from the network installation
point, the root certificates, the preferences of every user, the lock if the policy wants it. Run it as root.

The Mac must have what the deployment guide asks for: Mac OS X 10.3 or later, a G3, G4 or G5 (or Intel), 128 MB of memory,
20 MB of free disk. The program is copied first and compared with the checksums of the installation point; only then does
it take the place of the one that is there, which is kept until the new one is known to be whole. If that cannot be done,
nothing else is done either.

  -n, --dry-run    show what would be done, and change nothing (the installation point is mounted and read, though)
  -y, --yes        do not ask
  --source WHERE   another installation point than the policy's: afp://host/volume/folder, smb://host/share/folder,
                   nfs://host/folder, file:///folder or /folder; never with a password in it
  --expect SHA1    the SHA-1 of the list of checksums, as install-point tells it: no other program is taken; and a Mac
                   that has this one already need not ask the server
  --skip-program   certificates and preferences only
  --user NAME      the preferences of this user only; may be given several times
  --root DIR       work on the system of another volume
  --force-quit     end Messenger if it does not quit when asked
  --log FILE       add a line to FILE for each item
  --agent          as the agent that keeps preference files locked: does that, and nothing else
  --version        show which policy the script was made from
  -h, --help       show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 4 Messenger still runs,
5 a guard refused an item.
END_OF_USAGE
}

skip_program=no

script_option() {
  case $1 in
    --source)
      option_value "$@"
      SOURCE=$2
      ;;
    --expect)
      option_value "$@"
      expected=$(printf '%s' "$2" | tr 'A-F' 'a-f')
      case $expected in
        *[!0-9a-f]*) die 2 "not a SHA-1: $2" ;;
        ????????????????????????????????????????) ;;
        *) die 2 "not a SHA-1: $2" ;;
      esac
      ;;
    --skip-program) skip_program=yes ;;
    --agent) agent=yes ;;
    --force-quit) force_quit=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  need_root
  find_release
  check_application
  need plutil awk perl chflags
  if [ "$agent" = no ]; then
    require_mac
    if [ "$skip_program" = no ]; then
      need openssl xargs ditto du df mount umount
      parse_source
    fi
  fi
  make_scratch
}

plan() {
  if [ "$agent" = no ]; then
    if [ "$skip_program" = no ]; then
      plan_program || return 0
    fi
    [ -z "$CERTIFICATES" ] || plan_certificates
  fi
  plan_configuration
  if [ "$agent" = no ] && [ "$dry_run" = no ] && [ "$changed" != 0 ]; then
    tell_users
  fi
}

# What the guide has users told.
tell_users() {
  note 'tell the users: their company e-mail address and password; their domain and user ID, if sign-in needs them;'
  note 'and the name or address of the server, if they are to set up the connection by hand'
}

release_resources() {
  drop_swap
  close_source
}

start ${1+"$@"}
