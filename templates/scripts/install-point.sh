#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# install-point: makes the network installation point on the file server: the folder from which Macs, or their users, copy
# the program.

SCRIPT_NAME=install-point
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/users.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/preferences.sh"
. "${0%/*}/lib/requirements.sh"
. "${0%/*}/lib/source.sh"
. "${0%/*}/lib/checksums.sh"
. "${0%/*}/lib/swap.sh"
. "${0%/*}/lib/server.sh"

usage() {
  cat <<'END_OF_USAGE'
install-point [options] --from BUNDLE: makes the network installation point on the file server: a folder that holds the
program, readable by all and writable by administrators, and a list of its checksums, which `install` holds every copy
against. The server may be a Mac, or another Unix system. Run it as root. It does not share the folder: do that with the
server's own tools, by AFP (which keeps all that a Mac's file has), SMB or NFS, read-only for everybody.

Run it again with a newer program to exchange it: Macs get the old one or the new one, never a mixture.

  --from BUNDLE    the expanded program, a folder named as in the policy (Microsoft Messenger.app); not the disk image
  --to DIR         the installation point, a folder of its own; default: the policy's, if that is a folder
  --group NAME     who else may write to it; default: admin on a Mac, elsewhere root's own group
  -n, --dry-run    show what would be done, and change nothing
  -y, --yes        do not ask
  --user NAME      refused: an installation point has no users
  --root DIR       work on the system of another volume: --to is a path in there
  --log FILE       add a line to FILE for each item
  --version        show which policy the script was made from
  -h, --help       show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 5 a guard refused an item.
END_OF_USAGE
}

from=
to=
group=

script_option() {
  case $1 in
    --from)
      option_value "$@"
      from=$2
      ;;
    --to)
      option_value "$@"
      to=$2
      ;;
    --group)
      option_value "$@"
      group=$2
      ;;
    *) return 1 ;;
  esac
}

preconditions() {
  need_root
  need perl xargs awk df du
  command -v openssl >/dev/null 2>&1 || command -v sha1sum >/dev/null 2>&1 || command -v shasum >/dev/null 2>&1 ||
    die 3 'this system has neither openssl nor sha1sum nor shasum'
  [ -z "$chosen_users" ] || die 2 '--user: there are no users on an installation point'
  check_application
  find_server
  check_from
  check_to
  make_scratch
}

plan() {
  plan_folder || return 0
  plan_bundle
}

release_resources() {
  drop_swap
}

start ${1+"$@"}
