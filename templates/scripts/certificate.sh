#!/bin/sh
# shellcheck disable=SC2034,SC2317 # shared parts set more than one script uses, and functions are called by name
# certificate: makes this Mac trust the organization's root certificates.

SCRIPT_NAME=certificate
. "${0%/*}/lib/values.sh"
. "${0%/*}/lib/base.sh"
. "${0%/*}/lib/mac.sh"
. "${0%/*}/lib/paths.sh"
. "${0%/*}/lib/program.sh"
. "${0%/*}/lib/keeping.sh"
. "${0%/*}/lib/certificates.sh"
. "${0%/*}/lib/certificates-undo.sh"

usage() {
  cat <<'END_OF_USAGE'
certificate [options]: makes this Mac trust the policy's root certificates, so that Messenger accepts the server's
certificate over TLS. Run it as root.

  up to 10.4    adds them to the keychain X509Anchors. A copy of the keychain from before the first change is kept, in
                /Library/Application Support/msgrctl.
  from 10.5 on  adds them to the System keychain, and to the administrator's trust settings.

--undo is the way back:

  up to 10.4    brings the copy back, if nobody else has changed the keychain since
  10.5 - 10.5.7 ends the trust; the certificate itself stays in the System keychain
  from 10.5.8   removes trust and certificate, whoever has added it

  -n, --dry-run   show what would be done, and change nothing
  -y, --yes       do not ask
  --undo          the way back
  --user NAME     refused: certificates are for the whole Mac
  --root DIR      work on the system of another volume: up to 10.4 only
  --log FILE      add a line to FILE for each item
  --version       show which policy the script was made from
  -h, --help      show this

Exit codes: 0 done or nothing to do, 1 an item failed, 2 wrong usage, 3 cannot work here, 5 a guard refused an item.
END_OF_USAGE
}

undo=no

script_option() {
  case $1 in
    --undo) undo=yes ;;
    *) return 1 ;;
  esac
}

preconditions() {
  [ -z "$chosen_users" ] || die 2 'certificates are for the whole Mac, not for a user'
  need_root
  find_release
  need security openssl awk od perl plutil
  make_scratch
}

plan() {
  if [ -z "$CERTIFICATES" ]; then
    note 'the policy names no certificates'
    return
  fi
  if [ "$undo" = yes ]; then
    plan_certificates_undo
  else
    plan_certificates
  fi
  if [ "$changed" != 0 ] && [ -z "$mac_root" ] && is_running -; then
    note 'Messenger is running: it keeps to what it knows until it is quit and opened again'
  fi
}

start ${1+"$@"}
