#!/bin/sh
# Removing by moving away: one rename a thing, so that at every moment it is whole in the one place or in the other. What a
# link leads to is never touched: the link is moved.

# remove_from FOLDER NAME KIND: a file or folder of the home, in a folder given as a path of plain names.
remove_from() {
  remove_step "$1" "$2" || return 0
  remove_here "$2" "$3"
  cd -P "$user_home" || return
}

# keep_in FOLDER NAME
keep_in() {
  remove_step "$1" "$2" || return 0
  if [ -e "./$2" ] || [ -L "./$2" ]; then
    tell kept "$user_home/$1/$2" 'message history: --purge-history removes it'
  else
    tell absent "$user_home/$1/$2"
  fi
  cd -P "$user_home" || return
}

# Steps from the home into the folder; or tells why not, and stays in the home.
remove_step() {
  remove_into=$1
  while [ -n "$remove_into" ]; do
    remove_next=${remove_into%%/*}
    case $remove_into in
      */*) remove_into=${remove_into#*/} ;;
      *) remove_into= ;;
    esac
    enter "$remove_next"
    case $? in
      0) ;;
      1)
        tell absent "$user_home/$1/$2"
        cd -P "$user_home" || return 1
        return 1
        ;;
      *)
        tell refused "$user_home/$1/$2" "$why"
        cd -P "$user_home" || return 1
        return 1
        ;;
    esac
  done
}

# remove_here NAME KIND: the item. A link is removed whatever it leads to; what is no file where a file should be is
# somebody's own doing.
remove_here() {
  remove_path=$(pwd -P)/$1
  if [ ! -e "./$1" ] && [ ! -L "./$1" ]; then
    tell absent "$remove_path"
    return
  fi
  if [ ! -L "./$1" ]; then
    case $2 in
      file) [ -f "./$1" ] ;;
      *) [ -d "./$1" ] ;;
    esac || {
      tell refused "$remove_path" "it is no $2"
      return
    }
  fi
  if holds_mount "$remove_path"; then
    tell refused "$remove_path" 'another volume is mounted there'
    return
  fi
  if ! backups_are_safe; then
    tell refused "$remove_path" "no place for a backup: $why"
    return
  fi
  act removed "$remove_path" move_away "$1"
}

# Could the backup be made? Looked at before anything is moved, so that a dry run says it, too.
backups_are_safe() {
  [ "$backup" = yes ] || return 0
  back_from=$(pwd -P)
  if [ "$back_from" = "$(cd -P "$programs" 2>/dev/null && pwd -P)" ]; then
    cd -P "$mac_root/Library" || return 1
    enter "Messenger Backup $(date '+%Y-%m-%d')"
  else
    cd -P "$user_home" || return 1
    enter Documents "Messenger Backup $(date '+%Y-%m-%d')"
  fi
  safe=$?
  cd -P "$back_from" || return 1
  [ "$safe" != 2 ]
}

# move_away NAME: to the backup; or, with --no-backup, to a stage that only root can look into, and then away. A locked
# thing cannot be moved: its own lock is cleared first, and set again if it stays after all.
move_away() {
  why='could not be unlocked'
  if [ ! -L "./$1" ] && facts_of "./$1"; then
    clear_locks "./$1"
    if facts_of "./$1" && { has_flag uchg || has_flag schg; }; then return 1; fi
  fi
  if [ "$backup" = yes ]; then
    back_up "$1"
  else
    delete "$1"
  fi
}

# In the stage the name is out of its user's reach, and so is everything below it for whoever is not in there already.
delete() {
  why='could not be deleted'
  open_stage || return 1
  if ! rename_here "../$1" "./$1"; then
    drop_stage
    return 1
  fi
  # Deleting clears root's own way only for what is locked itself; folders need the flag off first.
  if [ -d "./$1" ] && [ ! -L "./$1" ]; then
    chflags -R nouchg "./$1" 2>/dev/null
  fi
  rm -rf "./$1"
  drop_stage && [ ! -e "./$1" ] && [ ! -L "./$1" ]
}

# back_up NAME: into the folder of backups of today that has nothing of that name yet.
back_up() {
  back_from=$(pwd -P)
  find_backups "$1" || return 1
  cd -P "$back_from" || return 1
  why='could not be moved to the backup'
  rename_here "./$1" "$backups/$1" || return 1
  note "moved to $backups: $1"
}

# Sets backups: below Documents of the home, or for the program below /Library.
find_backups() {
  why='could not make the folder for backups'
  backups_day=$(date '+%Y-%m-%d')
  backups_number=
  while :; do
    backups_name="Messenger Backup $backups_day$backups_number"
    enter_backups "$backups_name" || return 1
    backups=$(pwd -P)
    if [ ! -e "./$1" ] && [ ! -L "./$1" ]; then
      return 0
    fi
    case $backups_number in
      '') backups_number=' 2' ;;
      *) backups_number=" $((${backups_number# } + 1))" ;;
    esac
    [ "$backups_number" != ' 100' ] || return 1
  done
}

enter_backups() {
  if [ "$back_from" = "$(cd -P "$programs" 2>/dev/null && pwd -P)" ]; then
    cd -P "$mac_root/Library" || return 1
    sweep_stages
    user_uid=0 user_gid=0
    enter_or_make "$1"
  else
    cd -P "$user_home" || return 1
    enter_or_make Documents "$1"
  fi
}
