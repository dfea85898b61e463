#!/bin/sh
# The preference file of one user: what the policy says goes into it, everything else in it stays.

PLIST_NAME=com.microsoft.Messenger.plist

# The file's keys with those of the policy put in, from the XML that plutil writes: there, and only there, a line that
# starts with one tab and <key> is a key of the outermost dictionary. The settings come in by the environment, because
# awk would take backslashes in its other variables for escapes. False if the outermost thing is no dictionary.
merge_settings() {
  SETTINGS="$SETTINGS" USER_SETTINGS="$USER_SETTINGS" USER_NAME="$user_name" awk '
    function take(list, wanted,    line, lines, count, i, name, open) {
      count = split(list, lines, "\n")
      open = wanted == ""
      for (i = 1; i <= count; i++) {
        line = lines[i]
        if (line == "") continue
        if (substr(line, 1, 1) != "\t") { open = line == wanted; continue }
        if (!open) continue
        name = line
        i++
        if (!(name in value)) order[++total] = name
        value[name] = lines[i]
      }
    }
    BEGIN {
      take(ENVIRON["SETTINGS"], "")
      take(ENVIRON["USER_SETTINGS"], ENVIRON["USER_NAME"])
    }
    function rest(    i) {
      for (i = 1; i <= total; i++) if (!(order[i] in done)) print order[i] "\n" value[order[i]]
    }
    $0 == "<dict/>" && !found { found = 1; print "<dict>"; rest(); print "</dict>"; next }
    $0 == "<dict>" && !found { found = inside = 1; print; next }
    inside && $0 == "</dict>" { rest(); print; inside = 0; next }
    inside && /^\t<key>/ {
      dropping = $0 in value
      if (dropping && !($0 in done)) { print; print value[$0]; done[$0] = 1 }
    }
    inside && dropping { next }
    { print }
    END { exit !found }
  '
}

# look_at_preferences: from the home. Sets preferences to absent, refused, failed or there, with why; and leaves the
# file's bytes as raw in the scratch folder. Steps into the file's folder, if that is there. What stands in the way of the
# file or of its folder is named in obstacle; it is a thing of the folder where this ends.
look_at_preferences() {
  obstacle=
  preferences_path=$user_home/Library/Preferences/Microsoft/$PLIST_NAME
  enter Library Preferences Microsoft
  case $? in
    0) ;;
    1)
      preferences=absent
      return
      ;;
    *)
      preferences=refused
      [ "$enter_name" != Microsoft ] || obstacle=Microsoft
      return
      ;;
  esac
  if [ ! -L "./$PLIST_NAME" ] && [ ! -e "./$PLIST_NAME" ]; then
    preferences=absent
    return
  fi
  preferences=refused
  obstacle=$PLIST_NAME
  if [ -L "./$PLIST_NAME" ]; then
    why='it is a link'
    return
  fi
  if [ ! -f "./$PLIST_NAME" ] || ! facts_of "./$PLIST_NAME"; then
    why='it is no regular file'
    return
  fi
  # The other name may be anybody's.
  if [ "$fact_links" != 1 ]; then
    why="it has $fact_links names"
    return
  fi
  preferences=failed
  inode_of "./$PLIST_NAME"
  preferences_inode=$inode
  if ! cat "./$PLIST_NAME" >"$scratch/raw" 2>/dev/null; then
    why='it cannot be read'
    return
  fi
  if [ -L "./$PLIST_NAME" ] || ! inode_of "./$PLIST_NAME" || [ "$inode" != "$preferences_inode" ]; then
    why='it was exchanged while being read'
    return
  fi
  preferences=there
}

# prepare_preferences: makes old (what is there, as XML) and new (with the settings put in) of raw. False, and why, if the
# file is damaged: setting it aside is for people to decide.
prepare_preferences() {
  if [ "$preferences" = absent ]; then
    empty_preferences >"$scratch/old"
  else
    why='it is no property list; set it aside by hand'
    cat "$scratch/raw" >"$scratch/old" && plutil -convert xml1 "$scratch/old" >/dev/null 2>&1 || return 1
  fi
  merge_preferences
}

empty_preferences() {
  cat <<'END_OF_PLIST'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
</dict>
</plist>
END_OF_PLIST
}

# The conversion of what is XML already checks it, and writes it as plutil writes everything: so old and new are the same
# bytes if they say the same.
merge_preferences() {
  if merge_settings <"$scratch/old" >"$scratch/new" && plutil -convert xml1 "$scratch/new" >/dev/null 2>&1; then
    return 0
  fi
  why='it holds no dictionary that settings could be put into'
  return 1
}

# Is the file, whose facts were taken, owned and locked as LOCK says?
locked_as_wanted() {
  if [ "$LOCK" = none ]; then
    [ "$fact_uid" = "$user_uid" ] && ! has_flag uchg && ! has_flag schg
  else
    case $fact_mode in
      -r--r--r--*) [ "$fact_uid" = 0 ] && has_flag uchg ;;
      *) return 1 ;;
    esac
  fi
}

# plan_preferences: the item of one user; run in the home.
plan_preferences() {
  look_at_preferences
  if [ "$preferences" != refused ] && [ "$preferences" != failed ]; then
    prepare_preferences || preferences=failed
  fi
  case $preferences in
    refused | failed)
      if [ "$set_aside" = yes ] && [ -n "$obstacle" ]; then
        plan_without_obstacle
      else
        tell "$preferences" "$preferences_path" "$why"
      fi
      ;;
    absent) plan_writing written ;;
    *)
      if ! cmp -s "$scratch/old" "$scratch/new"; then
        plan_writing written
      else
        plan_ownership
      fi
      ;;
  esac
}

# The agent's way with a user who puts something else in the place of the file: it gets another name, and stays.
set_aside=no

plan_without_obstacle() {
  preferences=absent
  if ! prepare_preferences; then
    tell failed "$preferences_path" "$why"
    return
  fi
  cd -P "$user_home" || return
  act 'written and locked' "$preferences_path" replace_obstacle
}

# Looks again, to stand where the obstacle is.
replace_obstacle() {
  look_at_preferences
  why='what stands in its way could not be set aside'
  aside_number=1
  while [ -e "./$obstacle.aside $aside_number" ] || [ -L "./$obstacle.aside $aside_number" ]; do
    aside_number=$((aside_number + 1))
    [ "$aside_number" -lt 100 ] || return 1
  done
  if [ ! -L "./$obstacle" ] && facts_of "./$obstacle"; then
    clear_locks "./$obstacle"
  fi
  rename_here "./$obstacle" "./$obstacle.aside $aside_number" || return 1
  note "set aside: $(pwd -P)/$obstacle.aside $aside_number"
  cd -P "$user_home" && write_preferences
}

# plan_ownership: the item of one user whose file, just looked at, says what it should. Its bytes stay as they are.
plan_ownership() {
  if locked_as_wanted; then
    tell unchanged "$preferences_path"
    return
  fi
  cat "$scratch/raw" >"$scratch/new"
  if [ "$LOCK" = none ]; then plan_writing unlocked; else plan_writing ''; fi
}

# Must Messenger have quit before its file is written? It would write its own settings over the new ones.
quit_before_writing=no

# plan_writing OUTCOME
plan_writing() {
  if [ "$quit_before_writing" = yes ] && [ -z "$mac_root" ] && is_running "$user_uid"; then
    quit_first "$preferences_path" "$user_uid" || return 0
    if [ "$dry_run" = no ]; then
      # It may have saved its settings at its end.
      cd -P "$user_home" && plan_preferences
      return
    fi
  fi
  plan_outcome=$1
  if [ "$LOCK" != none ]; then
    plan_outcome="${1:+$1 and }locked"
  fi
  cd -P "$user_home" || return
  act "$plan_outcome" "$preferences_path" write_preferences
}

# write_preferences: puts the scratch folder's new in its place and locks it, as LOCK says. At every moment the old or the
# new file is there, whole.
write_preferences() {
  enter_or_make Library Preferences Microsoft || return 1
  why="could not write to $(pwd -P)"
  open_stage || return 1
  if ! cat "$scratch/new" >"./$PLIST_NAME" || ! own_preferences "./$PLIST_NAME" ||
    ! cmp -s "$scratch/new" "./$PLIST_NAME"; then
    drop_stage
    return 1
  fi
  inode_of "./$PLIST_NAME"
  preferences_inode=$inode
  sync
  if [ ! -L "../$PLIST_NAME" ] && facts_of "../$PLIST_NAME"; then
    clear_locks "../$PLIST_NAME"
  fi
  if ! publish "$PLIST_NAME"; then
    drop_stage
    return 1
  fi
  why='could not lock it'
  if [ "$LOCK" != none ] && ! chflags uchg "./$PLIST_NAME" 2>/dev/null; then
    return 1
  fi
  why='it was exchanged at once'
  inode_of "./$PLIST_NAME" && [ "$inode" = "$preferences_inode" ] && [ ! -L "./$PLIST_NAME" ] &&
    facts_of "./$PLIST_NAME" && locked_as_wanted && cmp -s "$scratch/new" "./$PLIST_NAME"
}

# own_preferences FILE: owner and mode. A file of root's in a folder of the user's can still be replaced by a rename; what
# prevents that is the flag, which only its owner or root can clear.
own_preferences() {
  if [ "$LOCK" = none ]; then
    chown "$user_uid:$user_gid" "$1" && chmod 600 "$1"
  else
    chown 0:0 "$1" && chmod 444 "$1"
  fi
}

# clear_locks FILE: whose facts were taken. The system flag, too: up to 10.4 only single-user mode can clear that one, and
# these scripts never set it.
clear_locks() {
  if has_flag uchg; then chflags nouchg "$1" 2>/dev/null; fi
  if has_flag schg; then chflags noschg "$1" 2>/dev/null; fi
}
