#!/bin/sh
# The facts of a Mac, as text: a line each, its parts with a tab between; the first part says what the line tells. In the
# other parts a percent sign and control characters are written as %XX. docs/collect-format.md tells of every line.

# What nobody but the user needs to know is left out of the copies: the accounts of personal services, and whatever has a
# name as if it were a secret and a value that could be one.
PRIVATE_KEYS='^(MSNSignInMRU0[1-5]|UserPassportID|SOCKS5Username)$'
SECRET_KEYS='[Pp]assword|[Ss]ecret|[Tt]oken|[Tt]icket|[Cc]ookie'

# The folder that all is gathered in; and whether it took everything.
gathered=
gather_failed=no

# fact PART...: adds a line to the facts.
fact() {
  fact_line=
  for fact_part in "$@"; do
    case $fact_part in
      *[!\ -\$\&-~]*) fact_part=$(perl -e '$_ = shift; s/([\x00-\x1f\x7f%])/sprintf "%%%02X", ord $1/ge; print' -- "$fact_part") ;;
    esac
    fact_line="$fact_line${fact_line:+$tab}$fact_part"
  done
  printf '%s\n' "$fact_line" >>"$gathered/facts" || gather_failed=yes
}

# The name that users and the network know this Mac by, fit for a folder, in host.
find_host() {
  host=
  if [ -n "$mac_root" ]; then
    host_settings=$mac_root/Library/Preferences/SystemConfiguration/preferences.plist
    if [ -f "$host_settings" ] && cat "$host_settings" >"$scratch/host" && plutil -convert xml1 "$scratch/host" >/dev/null 2>&1; then
      host=$(sed -n '/<key>LocalHostName<\/key>/{
n
s/.*<string>\(.*\)<\/string>.*/\1/p
q
}' "$scratch/host")
    fi
    [ -n "$host" ] || host=${mac_root##*/}
  else
    host=$(scutil --get LocalHostName 2>/dev/null) || host=
    [ -n "$host" ] || host=$(hostname -s 2>/dev/null) || host=
  fi
  host=$(printf '%s' "$host" | tr -c 'A-Za-z0-9._-' '[-*]')
  case $host in
    '' | [.-]*) host=mac$host ;;
  esac
}

gather_mac() {
  fact msgrctl-facts 1
  fact script "$SCRIPT_NAME" "$TOOL_VERSION" "$POLICY_SHA256"
  fact collected "$(date -u '+%Y-%m-%dT%H:%M:%SZ')"
  fact host "$host"
  fact release "$release"
  if [ -z "$mac_root" ]; then
    check_processor
    fact processor "$found"
    check_memory
    fact memory "$found"
    # Macs that were copied from one another may have one name.
    ethernet=$(ifconfig en0 2>/dev/null | sed -n 's/^.*ether \([0-9a-f:]*\).*/\1/p')
    [ -z "$ethernet" ] || fact ethernet "$ethernet"
  else
    fact volume "$mac_root"
  fi
  gather_program
  look_for_agent
  fact agent "$agent_there"
  look_at_firewall
  fact firewall "$firewall"
  gather_anchors
}

gather_program() {
  look_for_program
  fact program "$program_is" "${program#"$mac_root"}" "$version"
  if facts_of "$program"; then
    fact_of_path program "${program#"$mac_root"}"
  fi
  look_at_processes
  fact running "$runs"
}

# fact_of_path KIND NAME: what facts_of found.
fact_of_path() {
  fact_letter=${fact_mode%"${fact_mode#?}"}
  case $fact_letter in
    -) fact_letter='file' ;;
    d) fact_letter=folder ;;
    l) fact_letter='link' ;;
    *) fact_letter=other ;;
  esac
  fact_mode=${fact_mode#?}
  fact path "$1" "$2" "$fact_letter" "$fact_uid" "$fact_gid" "${fact_mode%"${fact_mode#?????????}"}" "$fact_flags" "$fact_links"
}

# Up to 10.4 what lies in this keychain is trusted; from 10.5 on it is ignored, and what an administrator trusts lies in the
# other one and has trust settings.
gather_anchors() {
  if [ "$minor" -ge 5 ]; then
    anchors=/Library/Keychains/System.keychain
  else
    anchors=/System/Library/Keychains/X509Anchors
  fi
  if ! security find-certificate -a -p "$mac_root$anchors" >"$scratch/anchors" 2>/dev/null; then
    fact anchors "$anchors" unknown
    return
  fi
  mkdir -p "$scratch/anchor" && awk -v folder="$scratch/anchor" '
    /^-----BEGIN CERTIFICATE-----/ { file = folder "/" ++count ".pem" }
    file != "" { print >file }
    /^-----END CERTIFICATE-----/ { close(file); file = "" }
  ' "$scratch/anchors"
  fact anchors "$anchors" "$(grep -c '^-----BEGIN CERTIFICATE-----' "$scratch/anchors")"
  for anchor in "$scratch"/anchor/*.pem; do
    [ -f "$anchor" ] && gather_anchor
  done
  rm -rf "$scratch/anchor"
  [ "$minor" -lt 5 ] || gather_trust
}

gather_anchor() {
  openssl x509 -noout -fingerprint -sha1 -subject -in "$anchor" >"$scratch/anchor-facts" 2>/dev/null || {
    fact anchor unreadable
    return
  }
  anchor_sha1=$(sed -n 's/^[^=]*[Ff]ingerprint=//p' "$scratch/anchor-facts" | tr -d ':' | tr 'A-F' 'a-f')
  fact anchor "$anchor_sha1" "$(sed -n 's/^subject= *//p' "$scratch/anchor-facts")"
}

gather_trust() {
  trust_file="$mac_root/Library/Security/Trust Settings/Admin.plist"
  [ -f "$trust_file" ] || return 0
  if ! cat "$trust_file" >"$scratch/trust" || ! plutil -convert xml1 "$scratch/trust" >/dev/null 2>&1; then
    fact trusted unreadable
    return
  fi
  sed -n 's/.*<key>\([0-9A-F]\{40\}\)<\/key>.*/\1/p' "$scratch/trust" | tr 'A-F' 'a-f' >"$scratch/trusted"
  while read -r trusted <&3; do
    fact trusted "$trusted"
  done 3<"$scratch/trusted"
}

# gather_people: of everybody in people. What has no home to look at is told of, too.
gather_people() {
  while IFS=$tab read -r user_name user_uid user_home <&4; do
    [ -n "$user_name" ] || continue
    if enter_home; then
      gather_home
    else
      fact passed-over "$user_name" "$tell_line"
    fi
    cd /
  done 4<<END_OF_PEOPLE
$people
END_OF_PEOPLE
}

# gather_home: of one user; run in the home.
gather_home() {
  fact user "$user_name" "$user_uid" "$user_gid" "$user_home"
  gather_path .
  gather_path Library && enter Library && gather_path Preferences Library/ && enter Preferences &&
    gather_path Microsoft Library/Preferences/ && enter Microsoft &&
    gather_path "$PLIST_NAME" Library/Preferences/Microsoft/
  cd -P "$user_home" || return
  gather_preferences
}

# gather_path NAME [BEFORE]: of a thing here; False if it is not there or a link.
gather_path() {
  facts_of "./$1" || return 1
  gather_again=$fact_mode
  fact_of_path "$user_name" "${2-}$1"
  case $gather_again in
    l*) return 1 ;;
  esac
}

gather_preferences() {
  look_at_preferences
  case $preferences in
    there) ;;
    absent)
      fact preferences "$user_name" absent
      return
      ;;
    *)
      fact preferences "$user_name" "$preferences" "$why"
      return
      ;;
  esac
  sum_of "$scratch/raw"
  if ! cat "$scratch/raw" >"$scratch/old" || ! plutil -convert xml1 "$scratch/old" >/dev/null 2>&1 ||
    ! leave_out <"$scratch/old" >"$scratch/left" 2>"$scratch/left-out"; then
    # What is in there cannot be told, so nothing can be left out of it.
    fact preferences "$user_name" unreadable 'it is no property list' "$sum"
    return
  fi
  mkdir "$gathered/users/$user_name" || gather_failed=yes
  if [ -s "$scratch/left-out" ]; then
    fact preferences "$user_name" shortened '' "$sum"
    while IFS= read -r left_out <&3; do
      fact left-out "$user_name" "$left_out"
    done 3<"$scratch/left-out"
    gather_copy "$scratch/left"
  else
    fact preferences "$user_name" whole '' "$sum"
    gather_copy "$scratch/raw"
  fi
}

gather_copy() {
  cat "$1" >"$gathered/users/$user_name/$PLIST_NAME" || gather_failed=yes
}

# leave_out: from the XML that plutil writes, the outermost keys that are nobody's business, and those that hold such a
# thing anywhere; their names go to the error output.
leave_out() {
  awk -v private="$PRIVATE_KEYS" -v secret="$SECRET_KEYS" '
    function name(line) {
      sub(/^\t+<key>/, "", line)
      sub(/<\/key>$/, "", line)
      return line
    }
    function flush() {
      if (block != "" && leaving) print key >"/dev/stderr"
      else if (block != "") printf "%s", block
      block = ""
    }
    /^\t<key>/ {
      flush()
      key = name($0)
      leaving = key ~ private
    }
    /^<\/dict>/ { flush() }
    /^\t<key>/ || block != "" {
      block = block $0 "\n"
      if (watching && $0 !~ /^\t+<(true|false|integer|real|date)/) leaving = 1
      watching = $0 ~ /^\t+<key>/ && name($0) ~ secret
      next
    }
    { print }
  '
}
