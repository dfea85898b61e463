#!/bin/sh
# Root certificates, into the place where this Mac keeps what it trusts: up to 10.4 to be in the keychain X509Anchors is to
# be trusted; from 10.5 on a certificate lies in the System keychain, and the administrator's trust settings name it.
#
# A script that calls plan_certificates has called find_release and make_scratch before. lib/keeping.sh and lib/paths.sh
# belong to this.

SYSTEM_KEYCHAIN=/Library/Keychains/System.keychain

# The copy of X509Anchors from before the first change: up to 10.4 no command takes a certificate out again.
ANCHORS_COPY=X509Anchors.before

# In DER: the OID id-ecPublicKey, and those of signatures with SHA-224 to SHA-512, by RSA and by elliptic curves.
EC_KEY=06072a8648ce3d0201
SHA2_RSA_SIGNATURE=06092a864886f70d01010
SHA2_EC_SIGNATURE=06082a8648ce3d04030

# plan_certificates: an item for each certificate of the policy.
plan_certificates() {
  tidy_keychains
  for_each_certificate plan_certificate
}

# What an interrupted run has left.
tidy_keychains() {
  [ "$minor" -lt 5 ] || return 0
  go_to Library 'Application Support' msgrctl && tidy_here
  find_anchors && tidy_here
  cd /
}

# find_anchors: the keychain of up to 10.4, in anchors; steps into its folder. False if that is not what it should be (why).
find_anchors() {
  anchors=$mac_root/System/Library/Keychains/X509Anchors
  cd -P "${mac_root:-/}" && enter System Library Keychains
}

# for_each_certificate COMMAND: runs it with what describe_certificate sets.
for_each_certificate() {
  if ! split_certificates; then
    tell failed 'the certificates of the policy' 'they are no PEM'
    return
  fi
  certificate_number=0
  while [ "$certificate_number" -lt "$certificates" ]; do
    certificate_number=$((certificate_number + 1))
    certificate=$scratch/certificate.$certificate_number
    if describe_certificate; then
      "$1"
      cd /
    else
      tell failed "certificate $certificate_number of the policy" 'openssl cannot read it'
    fi
  done
}

# split_certificates: each certificate of the policy as two files of the scratch folder, certificate.N.base64 and
# certificate.N.body (the same as one line); how many, in certificates. The text comes by a here-document, for it may be
# longer than arguments can be.
split_certificates() {
  SPLIT_TO=$scratch/certificate awk '
    $0 == "-----BEGIN CERTIFICATE-----" { inside = 1; body = text = ""; next }
    $0 == "-----END CERTIFICATE-----" && inside {
      inside = 0
      if (body in seen) next
      seen[body] = 1
      name = ENVIRON["SPLIT_TO"] "." (++count)
      printf "%s", text >(name ".base64")
      print body >(name ".body")
      close(name ".base64")
      close(name ".body")
    }
    inside { body = body $0; text = text $0 "\n" }
    END {
      print count + 0
      exit inside + 0
    }
  ' >"$scratch/certificates" <<END_OF_CERTIFICATES || return 1
$CERTIFICATES
END_OF_CERTIFICATES
  read -r certificates <"$scratch/certificates"
}

# describe_certificate: sets certificate_item (its subject and its SHA-1, for messages), certificate_sha1,
# certificate_hex (its bytes), and certificate_root: yes if it is its own issuer. Makes certificate.N.der.
describe_certificate() {
  openssl base64 -d <"$certificate.base64" >"$certificate.der" 2>/dev/null || return 1
  certificate_subject=$(certificate_fact -subject) || return 1
  certificate_issuer=$(certificate_fact -issuer) || return 1
  certificate_sha1=$(certificate_fact -fingerprint | tr -d ':')
  [ "${#certificate_sha1}" = 40 ] || return 1
  certificate_hex=$(od -A n -t x1 <"$certificate.der" | tr -d ' \n')
  certificate_root=no
  [ "$certificate_subject" != "$certificate_issuer" ] || certificate_root=yes
  certificate_item="certificate ${certificate_subject:-without a subject}, SHA-1 $certificate_sha1"
}

# certificate_fact OPTION: what openssl says, without the name of the fact.
certificate_fact() {
  openssl x509 -inform DER -in "$certificate.der" -noout -sha1 "$1" 2>/dev/null | sed 's/^[^=]*= *//'
}

plan_certificate() {
  look_at_certificate
  case $certificate_is in
    there) tell unchanged "$certificate_item" ;;
    absent) plan_adding ;;
    elsewhere) tell skipped "$certificate_item" "$why" ;;
    *) tell "$certificate_is" "$certificate_item" "$why" ;;
  esac
}

# look_at_certificate: sets certificate_is to
#   there      trusted
#   absent     it can be added
#   refused    it must not or cannot be (why)
#   elsewhere  only the Mac of that volume can tell and change it (why)
#   failed     cannot be told (why)
look_at_certificate() {
  certificate_is=failed
  if [ "$minor" -lt 5 ]; then
    find_anchors || return 0
    list_keychain "$anchors" "$scratch/anchors" || return 0
    certificate_is=there
    is_listed "$scratch/anchors" && return 0
  else
    if [ -n "$mac_root" ]; then
      certificate_is=elsewhere
      why="only the Mac itself can change what Mac OS X $release trusts: run this when it has started from that volume"
      return
    fi
    look_at_trust || return 0
    certificate_is=refused
    why="an administrator has set what it is trusted for, or that it is not; see Keychain Access"
    case $trust in
      denied | limited) return ;;
    esac
    certificate_is=there
    [ "$trust" = full ] && is_listed "$scratch/system" && return 0
  fi
  certificate_is=absent
  [ "$minor" -lt 6 ] || return 0
  case $certificate_hex in
    *"$EC_KEY"*)
      certificate_is=refused
      why='it has an elliptic-curve key, which Mac OS X knows from 10.6 on; use an RSA root'
      ;;
  esac
}

# list_keychain FILE LIST: the certificates of a keychain, each as base64 on one line. Only for a file that is there:
# security looks through the keychains of its user if it cannot open the one it is given.
list_keychain() {
  why="$1 is not there"
  [ -f "$1" ] && [ ! -L "$1" ] || return 1
  why="$1 cannot be read"
  security find-certificate -a -p "$1" >"$2.pem" 2>/dev/null </dev/null || return 1
  awk '
    $0 == "-----BEGIN CERTIFICATE-----" { inside = 1; body = ""; next }
    $0 == "-----END CERTIFICATE-----" { if (inside) print body; inside = 0; next }
    inside { body = body $0 }
  ' "$2.pem" >"$2"
}

# is_listed LIST: is the certificate in it?
is_listed() {
  grep -F -x -f "$certificate.body" "$1" >/dev/null
}

plan_adding() {
  if [ "$minor" -ge 5 ]; then
    act trusted "$certificate_item" add_trust
    return
  fi
  warn_of_sha2
  [ "$certificate_root" = yes ] || note "$certificate_item is no root: it was issued by $certificate_issuer"
  act added "$certificate_item" add_anchor
}

# Whether a root's own signature can be checked does not matter; but it tells what its authority signs with.
warn_of_sha2() {
  [ "$minor" = 3 ] || return 0
  case $certificate_hex in
    *"$SHA2_RSA_SIGNATURE"[bcde]* | *"$SHA2_EC_SIGNATURE"*)
      note "$certificate_item is signed with SHA-2, which Mac OS X 10.3 cannot check; it will not accept a server's certificate that is"
      ;;
  esac
}

# One certificate a call: the command of 10.3 ends at the first that fails. What it says about its success is another thing
# for each release, so the keychain is asked. The system writes the file anew, as ours and without what the umask forbids.
add_anchor() {
  keep_anchors || return 1
  why="$anchors is not there"
  remember_facts "$anchors" || return 1
  add_said=$(security add-certificates -k "$anchors" "$certificate.der" 2>&1 </dev/null)
  give_facts "$anchors"
  list_keychain "$anchors" "$scratch/anchors" || return 1
  why=${add_said:-security did not add it}
  is_listed "$scratch/anchors"
}

# keep_anchors: before the first change a copy, which only root can read; never a second one.
keep_anchors() {
  user_uid=0 user_gid=0
  go_to Library 'Application Support' && enter_or_make msgrctl || return 1
  why="$(pwd -P)/$ANCHORS_COPY is no file of root's"
  if [ -e "./$ANCHORS_COPY" ] || [ -L "./$ANCHORS_COPY" ]; then
    [ ! -L "./$ANCHORS_COPY" ] && [ -f "./$ANCHORS_COPY" ] && facts_of "./$ANCHORS_COPY" && [ "$fact_uid" = 0 ]
    return
  fi
  kept_uid=0 kept_gid=0 kept_mode=600
  place_file "$anchors" "$ANCHORS_COPY"
}

# look_at_trust: lists the System keychain, and sets trust as the administrator's trust settings say: full, limited,
# denied or none. `security dump-trust-settings` shows names only, which several certificates may share; so the file
# is read, which knows certificates by their SHA-1.
look_at_trust() {
  list_keychain "$SYSTEM_KEYCHAIN" "$scratch/system" || return 1
  trust=none
  trust_file='/Library/Security/Trust Settings/Admin.plist'
  [ -f "$trust_file" ] || return 0
  why="$trust_file cannot be read"
  cat "$trust_file" >"$scratch/trust" && plutil -convert xml1 "$scratch/trust" >/dev/null 2>&1 || return 1
  trust=$(judge_trust <"$scratch/trust")
}

# An entry without settings, or with an empty list of them, trusts for everything. In a list each dictionary is for a
# policy (SSL is the one that counts here) or for all, and says 1 trust as root, 2 trust as if it were one, 3 deny,
# 4 nothing; without a result it says 1. (TrustSettingsSchema.h, SecTrustSettings.h)
judge_trust() {
  SHA1=$certificate_sha1 awk '
    $0 == "\t\t<key>" ENVIRON["SHA1"] "</key>" { inside = found = 1; next }
    inside && ($0 == "\t\t</dict>" || $0 == "\t\t<dict/>") { inside = 0 }
    !inside { next }
    $0 == "\t\t\t\t<dict/>" { settings++; full = 1 }
    $0 == "\t\t\t\t<dict>" { settings++; open = 1; key = policy = ""; limits = 0; result = 1; next }
    $0 == "\t\t\t\t</dict>" {
      open = 0
      if (policy != "" && policy != "KoZIhvdjZAED") limits = 1
      if (limits) limited = 1
      else if (result == 3) denied = 1
      else if (result != 4) full = 1
    }
    !open { next }
    /^\t\t\t\t\t<key>/ {
      key = $0
      gsub(/^\t*<key>kSecTrustSettings|<\/key>$/, "", key)
      if (key == "Application" || key == "PolicyString" || key == "KeyUsage") limits = 1
      next
    }
    key == "Policy" && !/</ { policy = $0; gsub(/[ \t]/, "", policy) }
    key == "Result" { result = $0; gsub(/[^0-9]/, "", result) }
    END {
      if (!found) print "none"
      else if (denied) print "denied"
      else if (full || !settings) print "full"
      else if (limited) print "limited"
      else print "none"
    }
  '
}

# trustRoot is for certificates that are their own issuers alone (SecTrustSettings.h).
add_trust() {
  trust_result=trustRoot
  [ "$certificate_root" = yes ] || trust_result=trustAsRoot
  add_said=$(security add-trusted-cert -d -r "$trust_result" -k "$SYSTEM_KEYCHAIN" "$certificate.der" 2>&1 </dev/null)
  look_at_trust || return 1
  why=${add_said:-security did not add it}
  [ "$trust" = full ] && is_listed "$scratch/system"
}
