# id, groups, whoami, logname.
[ "$name $*" != 'id -u' ] || exec $host/id -u
me=$($host/id -u)
case $name in
whoami) name_of users "$me"; exit ;;
logname) name_of users "$me"; exit ;;
esac
OPTIND=1
what=
numeric=1
while getopts GPnrgup option; do
  case $option in
  n) numeric= ;;
  r) ;;
  *) what=$option ;;
  esac
done
shift $((OPTIND - 1))
[ "$name" != groups ] || what=G numeric=
if [ $# -gt 0 ]; then
  uid=$(id_of users "$1") || { echo "$name: $1: no such user" >&2; exit 1; }
else
  uid=$me
fi
user=$(name_of users "$uid")
gid=$(primary_group "$uid")
all=$(groups_of "$user" "$gid")
case $what in
u) if [ -n "$numeric" ]; then echo "$uid"; else echo "$user"; fi ;;
g) if [ -n "$numeric" ]; then echo "$gid"; else name_of groups "$gid"; fi ;;
G | p)
  line=
  for one in $all; do
    [ -n "$numeric" ] || one=$(name_of groups "$one")
    line="$line${line:+ }$one"
  done
  echo "$line" ;;
P) echo "$user:********:$uid:$gid::0:0:$user:/Users/$user:/bin/bash" ;;
*)
  line=
  for one in $all; do
    line="$line${line:+, }$one($(name_of groups "$one"))"
  done
  echo "uid=$uid($user) gid=$gid($(name_of groups "$gid")) groups=$line" ;;
esac
