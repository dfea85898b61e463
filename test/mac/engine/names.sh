# Names and numbers of users and groups, from the Mac's own list: /.mac/users and /.mac/groups, tab-separated.
tab='	'
id_of() {
  case $2 in
  *[!0-9]* | '') ;;
  *) echo "$2"; return ;;
  esac
  while IFS=$tab read -r one number rest; do
    [ "$one" != "$2" ] || { echo "$number"; return; }
  done <"/.mac/$1"
  return 1
}
name_of() {
  while IFS=$tab read -r one number rest; do
    [ "$number" != "$2" ] || { echo "$one"; return; }
  done <"/.mac/$1"
  echo "$2"
}
primary_group() {
  while IFS=$tab read -r one number group rest; do
    [ "$number" != "$1" ] || { echo "$group"; return; }
  done </.mac/users
  echo "$1"
}
groups_of() {
  echo "$2"
  while IFS=$tab read -r one number members; do
    [ "$number" != "$2" ] || continue
    case ",$members," in
    *",$1,"*) echo "$number" ;;
    esac
  done </.mac/groups
}
