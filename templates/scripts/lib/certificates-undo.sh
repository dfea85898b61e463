#!/bin/sh
# The way back from lib/certificates.sh, as far as each release has one.

plan_certificates_undo() {
  tidy_keychains
  anchors_restored=
  if [ "$minor" -ge 5 ]; then
    for_each_certificate plan_distrust
  elif find_anchors && list_keychain "$anchors" "$scratch/anchors"; then
    find_anchors_copy
    for_each_certificate plan_anchor_undo
  else
    tell failed "$anchors" "$why"
  fi
}

# find_anchors_copy: sets anchors_undo to possible if the keychain is the copy with nothing but certificates of the policy
# added, else to the reason why it cannot be brought back. In the scratch folder: copied, what the copy lists.
find_anchors_copy() {
  anchors_copy="$mac_root/Library/Application Support/msgrctl/$ANCHORS_COPY"
  : >"$scratch/copied"
  anchors_undo='there is no copy of the keychain from before; delete it in Keychain Access'
  go_to Library 'Application Support' msgrctl || return 0
  [ -e "./$ANCHORS_COPY" ] || return 0
  anchors_undo="$anchors_copy cannot be read"
  [ ! -L "./$ANCHORS_COPY" ] && facts_of "./$ANCHORS_COPY" && [ "$fact_uid" = 0 ] || return 0
  list_keychain "$anchors_copy" "$scratch/copied" || return 0
  : >"$scratch/ours"
  for_each_certificate collect_body
  anchors_undo='others have changed the keychain since; delete it in Keychain Access'
  awk '
    FILENAME == ARGV[1] { ours[$0] = 1; next }
    FILENAME == ARGV[2] { copied[$0] = 1; next }
    ($0 in copied) || !($0 in ours)
  ' "$scratch/ours" "$scratch/copied" "$scratch/anchors" | sort -u >"$scratch/others"
  sort -u "$scratch/copied" | cmp -s - "$scratch/others" || return 0
  anchors_undo=possible
}

collect_body() {
  cat "$certificate.body" >>"$scratch/ours"
}

plan_anchor_undo() {
  if ! is_listed "$scratch/anchors"; then
    tell absent "$certificate_item"
  elif is_listed "$scratch/copied"; then
    tell kept "$certificate_item" 'it was there before'
  elif [ "$anchors_undo" != possible ]; then
    tell refused "$certificate_item" "$anchors_undo"
  else
    act removed "$certificate_item" restore_anchors
  fi
}

# All certificates that were added go at once, with the first.
restore_anchors() {
  if [ -n "$anchors_restored" ]; then
    [ "$anchors_restored" = yes ]
    return
  fi
  anchors_restored=no
  remember_facts "$anchors" || return 1
  cat "$anchors_copy" >"$scratch/restored" || return 1
  find_anchors && place_file "$scratch/restored" X509Anchors || return 1
  list_keychain "$anchors" "$scratch/now" || return 1
  why='the keychain is not as it was before'
  sort -u "$scratch/now" | cmp -s - "$scratch/others" || return 1
  anchors_restored=yes
  # Its bytes are in the keychain again; the next run keeps a copy of what will be there then.
  rm -f "$anchors_copy" && rmdir "${anchors_copy%/*}" 2>/dev/null
  return 0
}

# plan_distrust: from 10.5 on. Who has added it is not known: it is the policy's, and so it goes.
plan_distrust() {
  if [ -n "$mac_root" ]; then
    look_at_certificate
    tell skipped "$certificate_item" "$why"
    return
  fi
  if ! look_at_trust; then
    tell failed "$certificate_item" "$why"
    return
  fi
  certificate_there=no
  ! is_listed "$scratch/system" || certificate_there=yes
  case $trust in
    denied | limited) tell kept "$certificate_item" 'an administrator has set what it is trusted for; see Keychain Access' ;;
    none)
      if [ "$certificate_there" = no ]; then
        tell absent "$certificate_item"
      elif can_delete; then
        act removed "$certificate_item" delete_certificate
      else
        tell kept "$certificate_item" "it is not trusted, but $release cannot delete it by a command: use Keychain Access"
      fi
      ;;
    full)
      if can_delete; then
        act removed "$certificate_item" delete_certificate
      else
        act 'made untrusted' "$certificate_item" remove_trust
      fi
      ;;
  esac
}

# `security delete-certificate` came with 10.5.8.
can_delete() {
  case $release in
    10.5.[89] | 10.5.[1-9][0-9]) return 0 ;;
  esac
  [ "$minor" -ge 6 ]
}

remove_trust() {
  remove_said=$(security remove-trusted-cert -d "$certificate.der" 2>&1 </dev/null)
  look_at_trust || return 1
  why=${remove_said:-security did not remove the trust}
  [ "$trust" = none ]
}

# Without -t, which as root ends with an error before it deletes, if root has no trust settings of its own
# (keychain_delete.c; errSecNoTrustSettings).
delete_certificate() {
  [ "$trust" = none ] || remove_trust || return 1
  is_listed "$scratch/system" || return 0
  remove_said=$(security delete-certificate -Z "$certificate_sha1" "$SYSTEM_KEYCHAIN" 2>&1 </dev/null)
  look_at_trust || return 1
  why=${remove_said:-security did not delete it}
  ! is_listed "$scratch/system"
}
