#!/bin/sh
# The network installation point: a folder of this Mac, or one of a file server, mounted for as long as it is read.
#
#   /path, file:///path         a folder
#   afp://[user@]host[:port]/volume[/path]
#   smb://[domain;][user@]host/share[/path]
#   nfs://host/path             the export may be any folder on the way
#
# Parts may be percent-encoded. A password is refused: everybody on the Mac could read it in the list of processes.

# The mount point; empty if nothing is mounted.
mounted=

# bad_source WHAT: without what stands before an @, which may be a password.
bad_source() {
  case $SOURCE in
    *@*) die 2 "the installation point $1: ${SOURCE%%:*}:...@${SOURCE##*@}" ;;
    *) die 2 "the installation point $1: $SOURCE" ;;
  esac
}

# parse_source: takes SOURCE apart. Sets source_kind, and source_folder (of a folder) or source_user, source_host,
# source_share (these three still encoded) and source_below (the path below the share, or for nfs the whole path).
parse_source() {
  [ -n "$SOURCE" ] || die 2 'the policy names no installation point: say --source'
  ! has_controls "$SOURCE" || bad_source 'has control characters in it'
  source_kind=${SOURCE%%:*}
  case $SOURCE in
    /*)
      source_kind=folder
      source_folder=$SOURCE
      check_source_path "$source_folder"
      return
      ;;
    file:///* | file://localhost/*)
      source_kind=folder
      source_folder=${SOURCE#file://}
      decode "/${source_folder#*/}"
      source_folder=$decoded
      check_source_path "$source_folder"
      return
      ;;
    afp://* | smb://* | nfs://*) ;;
    *) bad_source 'is neither an afp:, smb:, nfs: or file: address nor an absolute path' ;;
  esac
  source_rest=${SOURCE#*://}
  case $source_rest in
    */?*) ;;
    *) bad_source 'names no share' ;;
  esac
  source_host=${source_rest%%/*}
  source_rest=${source_rest#*/}
  parse_source_user
  parse_source_host
  decode "$source_rest"
  check_source_path "/$decoded"
  if [ "$source_kind" = nfs ]; then
    source_below=$decoded
    return
  fi
  source_share=${source_rest%%/*}
  case $source_share in
    *[!A-Za-z0-9._~+=@%\$-]*) bad_source 'has a share that must be percent-encoded' ;;
  esac
  source_below=
  case $source_rest in
    */?*)
      decode "${source_rest#*/}"
      source_below=$decoded
      ;;
  esac
}

parse_source_user() {
  source_user=
  case $source_host in
    *@*)
      source_user=${source_host%@*}
      source_host=${source_host##*@}
      ;;
  esac
  case $source_user in
    *:* | *%3[aA]*) bad_source 'has a password in it, which every user of the Mac could see; leave it out' ;;
    *[!A-Za-z0-9._~\;=%+-]*) bad_source 'has a user that must be percent-encoded' ;;
  esac
  [ -z "$source_user" ] || [ "$source_kind" != nfs ] || bad_source 'has a user in it, which nfs does not know'
}

parse_source_host() {
  case $source_host in
    *:*)
      [ "$source_kind" = afp ] || bad_source 'has a port in it'
      is_number "${source_host##*:}" || bad_source 'has a port that is no number'
      ;;
  esac
  case ${source_host%:*} in
    '' | -* | .* | *[!A-Za-z0-9._-]*) bad_source 'names no server' ;;
  esac
}

# decode TEXT: percent-decoding, in decoded.
decode() {
  case $1 in
    *%[!0-9A-Fa-f]* | *%?[!0-9A-Fa-f]* | *% | *%?) bad_source 'has a percent sign that encodes nothing' ;;
    *%[01]?* | *%7[fF]*) bad_source 'has control characters in it' ;;
    *%2[fF]*) bad_source 'has an encoded slash in it' ;;
    *%*) decoded=$(perl -e '$_ = shift; s/%(..)/chr hex $1/ge; print' -- "$1") ;;
    *) decoded=$1 ;;
  esac
}

check_source_path() {
  case "$1/" in
    *//?* | */./* | */../*) bad_source 'is no plain path' ;;
  esac
}

# open_source: sets source_folder to the installation point, mounted where it must be. 1: it cannot be reached (why).
open_source() {
  if [ "$source_kind" = folder ]; then
    why="there is no folder $source_folder"
    [ -d "$source_folder" ]
    return
  fi
  if [ -n "$mounted" ]; then
    return 0
  fi
  sweep_mounts
  # Never in the scratch folder: that one is deleted with all that is in it.
  why='could not make a mount point'
  mounted=$(mktemp -d "$(cd /tmp && pwd -P)/msgrctl-mount.XXXXXX") || return 1
  why="could not mount $SOURCE"
  if mount_source; then
    source_folder=$mounted${source_below:+/$source_below}
    why="$SOURCE was mounted, but there is no folder ${source_below:-in it}"
    [ -d "$source_folder" ] && return 0
  fi
  source_why=$why
  close_source
  why=$source_why
  return 1
}

# Read-only, with no programs of the server's that could change who runs them.
MOUNT_OPTIONS=rdonly,nosuid,nodev

mount_source() {
  case $source_kind in
    afp) mount_afp_source ;;
    smb) mount_smb_source ;;
    nfs) mount_nfs_source ;;
  esac
}

# Without a user as guest, as mount_afp(8) spells that. With one, the password can only be asked for.
mount_afp_source() {
  if [ -z "$source_user" ]; then
    ask_mount mount_afp -o "$MOUNT_OPTIONS" "afp://;AUTH=No%20User%20Authent@$source_host/$source_share" "$mounted"
  elif [ -t 0 ]; then
    mount_afp -i -o "$MOUNT_OPTIONS" "afp://$source_user@$source_host/$source_share" "$mounted"
  else
    ask_mount mount_afp -o "$MOUNT_OPTIONS" "afp://$source_user@$source_host/$source_share" "$mounted"
  fi
}

mount_smb_source() {
  if [ -n "$source_user" ] && [ -t 0 ]; then
    mount_smbfs -o "$MOUNT_OPTIONS" "//$source_user@$source_host/$source_share" "$mounted"
  else
    ask_mount mount_smbfs -N -o "$MOUNT_OPTIONS" "//${source_user:-guest}@$source_host/$source_share" "$mounted"
  fi
}

# Which folder on the way is the export, the address does not say: the longest first. -P: from a port that servers trust;
# -s, -R: gives up.
mount_nfs_source() {
  source_path=$source_below
  source_below=
  while :; do
    if ask_mount mount_nfs -s -P -R 2 -o "$MOUNT_OPTIONS" "$source_host:/$source_path" "$mounted"; then
      return 0
    fi
    case $source_path in
      */*) ;;
      *) break ;;
    esac
    source_below=${source_path##*/}${source_below:+/$source_below}
    source_path=${source_path%/*}
  done
  source_below=$source_path${source_below:+/$source_below}
  return 1
}

# ask_mount COMMAND...: with nobody there to answer questions. What it says goes into why.
ask_mount() {
  "$@" </dev/null >"$scratch/mount" 2>&1 && return 0
  why="could not mount $SOURCE: $(cat "$scratch/mount")"
  return 1
}

is_mounted() {
  case $(mount 2>/dev/null) in
    *" on $1 ("*) return 0 ;;
  esac
  return 1
}

# close_source: never deletes anything but the empty mount point.
close_source() {
  [ -n "$mounted" ] || return 0
  cd /
  if is_mounted "$mounted"; then
    umount "$mounted" 2>/dev/null || {
      sleep 2
      umount -f "$mounted" 2>/dev/null
    }
  fi
  rmdir "$mounted" 2>/dev/null || note "could not unmount $mounted"
  mounted=
}

# Mount points that an interrupted run left. One that is in use stays.
sweep_mounts() {
  sweep_tmp=$(cd /tmp && pwd -P) || return 0
  for sweep_mount in /tmp/msgrctl-mount.*; do
    if [ ! -L "$sweep_mount" ] && [ -d "$sweep_mount" ] && facts_of "$sweep_mount" && [ "$fact_uid" = 0 ]; then
      sweep_mount=$sweep_tmp/${sweep_mount##*/}
      is_mounted "$sweep_mount" && umount "$sweep_mount" 2>/dev/null
      rmdir "$sweep_mount" 2>/dev/null
    fi
  done
}
