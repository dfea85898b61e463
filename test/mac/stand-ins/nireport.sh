# nireport of users, a line each; all else by netinfo.pl.
case "$1 $2" in
'. /users') ;;
*) serve netinfo.pl perl ;;
esac
shift 2
tab='	'
while IFS=$tab read -r one uid gid home shell real; do
  line=
  [ "$uid" != 4294967294 ] || uid=-2
  [ "$gid" != 4294967294 ] || gid=-2
  for key; do
    case $key in
    name) value=$one ;;
    uid) value=$uid ;;
    gid) value=$gid ;;
    home) value=$home ;;
    shell) value=$shell ;;
    realname) value=$real ;;
    passwd) value='*' ;;
    *) value= ;;
    esac
    line="$line$tab$value"
  done
  printf '%s\n' "${line#"$tab"}"
done </.mac/users
