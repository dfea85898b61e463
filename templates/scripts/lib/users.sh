#!/bin/sh
# The people of this Mac and their homes.

# Accounts below this belong to the system or to hidden administrators (Mac OS X Server command-line manual).
FIRST_PERSON=500

# add_person NAME UID HOME: one line more in people.
add_person() {
  if has_controls "$1" || has_controls "$3"; then
    tell skipped "user $1" 'control characters in its record'
    return 0
  fi
  people="$people$1$tab$2$tab$3$newline"
}

is_number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
}

# From 10.4 on. A value with a space in it stands on the line below its key.
dscl_value() {
  value=$(dscl . -read "/Users/$1" "$2" 2>/dev/null) || return 1
  case $value in
    "$2: "*) value=${value#"$2: "} ;;
    "$2:$newline "*) value=${value#"$2:$newline "} ;;
    *) return 1 ;;
  esac
}

people_by_dscl() {
  people_names=$(dscl . -list /Users) || die 3 'the directory service does not answer'
  while IFS= read -r person <&3; do
    case $person in
      '' | */*) continue ;;
    esac
    if ! dscl_value "$person" UniqueID; then
      tell skipped "user $person" 'the directory service does not tell its number'
      continue
    fi
    is_number "$value" || continue
    person_uid=$value
    is_wanted "$person" "$person_uid" || continue
    dscl_value "$person" NFSHomeDirectory || value=
    add_person "$person" "$person_uid" "$value"
  done 3<<END_OF_NAMES
$people_names
END_OF_NAMES
}

# 10.3: NetInfo's table, a line each; the home last, for it may hold spaces.
people_by_nireport() {
  people_table=$(nireport . /users name uid home) || die 3 'NetInfo does not answer'
  while read -r person person_uid person_home <&3; do
    is_number "$person_uid" || continue
    # Several names of one account are joined by commas; the first is the short name.
    person=${person%%,*}
    is_wanted "$person" "$person_uid" || continue
    add_person "$person" "$person_uid" "$person_home"
  done 3<<END_OF_TABLE
$people_table
END_OF_TABLE
}

# Of a mounted volume: whoever owns a folder below Users. Its directory cannot be asked.
people_by_folder() {
  for person_home in "$mac_root"/Users/*; do
    [ -d "$person_home" ] || continue
    person=${person_home##*/}
    [ "$person" != Shared ] || continue
    facts_of "$person_home" || continue
    is_wanted "$person" "$fact_uid" || continue
    add_person "$person" "$fact_uid" "/Users/$person"
  done
}

# is_wanted NAME UID: a named user, whatever its number (but never root); or any person, if nobody was named.
is_wanted() {
  if [ -n "$chosen_users" ]; then
    case "$newline$chosen_users" in
      *"$newline$1$newline"*) [ "$2" != 0 ] ;;
      *) return 1 ;;
    esac
  else
    # nobody is -2, which some tools print without its sign; more than some shells can count to.
    [ "${#2}" -lt 10 ] && [ "$2" -ge "$FIRST_PERSON" ] && return 0
    system_accounts="$system_accounts $1"
    return 1
  fi
}

# The wanted users in people: a line each, name, number and home with tabs between. A named user who is not there ends
# the script.
find_people() {
  people=
  system_accounts=
  if [ -n "$mac_root" ]; then
    people_by_folder
  elif [ "$minor" -ge 4 ]; then
    people_by_dscl
  else
    people_by_nireport
  fi
  while IFS= read -r person <&3; do
    [ -n "$person" ] || continue
    case "$newline$people" in
      *"$newline$person$tab"*) ;;
      *) die 3 "there is no user $person on this Mac" ;;
    esac
  done 3<<END_OF_CHOSEN
$chosen_users
END_OF_CHOSEN
  [ -z "$system_accounts" ] || tell skipped "accounts of the system:$system_accounts"
}

# for_each_home COMMAND: runs the command in each home that is fit to work in, with user_name, user_uid, user_gid (of the
# home) and user_home (without links, below the root) set.
for_each_home() {
  while IFS=$tab read -r user_name user_uid user_home <&4; do
    [ -n "$user_name" ] || continue
    if enter_home; then
      "$1"
    fi
    cd /
  done 4<<END_OF_PEOPLE
$people
END_OF_PEOPLE
}

# Steps into the home of user_name, or tells why not.
enter_home() {
  user_item="user $user_name"
  case $user_home in
    /*) ;;
    *)
      tell skipped "$user_item" 'has no home'
      return 1
      ;;
  esac
  case "$user_home/" in
    *//* | */./* | */../*)
      tell refused "$user_item" "its home is no plain path: $user_home"
      return 1
      ;;
  esac
  user_home=$mac_root$user_home
  if [ -L "$user_home" ]; then
    tell refused "$user_item" "its home is a link: $user_home"
    return 1
  fi
  if [ ! -d "$user_home" ]; then
    tell skipped "$user_item" "its home is not there: $user_home"
    return 1
  fi
  if ! facts_of "$user_home" || [ "$fact_uid" != "$user_uid" ]; then
    tell skipped "$user_item" "its home belongs to another: $user_home"
    return 1
  fi
  user_gid=$fact_gid
  if [ -e "$user_home/$user_name.sparseimage" ] || [ -e "$user_home/$user_name.sparsebundle" ]; then
    tell skipped "$user_item" 'its home is a FileVault image that is not open'
    return 1
  fi
  if ! cd -P "$user_home" 2>/dev/null; then
    tell failed "$user_item" "cannot enter $user_home"
    return 1
  fi
  user_home=$(pwd -P)
  if is_protected "$user_home"; then
    tell refused "$user_item" "its home is a folder of the system: $user_home"
    return 1
  fi
  sweep_stages
}
