# dscl: what scripts ask most, of users, is answered here; all else by dscl.pl.
tab='	'
IFS=$tab
field() {
  case $key in
  UniqueID) value=$uid ;;
  PrimaryGroupID) value=$gid ;;
  NFSHomeDirectory) value=$home ;;
  RecordName) value=$one ;;
  *) return 1 ;;
  esac
  case $key$value in
  [UP]*4294967294) value=-2 ;;
  esac
}
case $#$1$2$3 in
4.-read/Users/*/*) ;;
4.-read/Users/?*)
  key=$4
  while read -r one uid gid home rest; do
    [ "/Users/$one" = "$3" ] || continue
    field || break
    case $value in
    *' '*) printf '%s:\n %s\n' "$key" "$value" ;;
    *) printf '%s: %s\n' "$key" "$value" ;;
    esac
    exit
  done </.mac/users ;;
3.-list/Users)
  while read -r one rest; do printf '%s\n' "$one"; done </.mac/users
  exit ;;
4.-list/Users)
  key=$4
  width=0
  while read -r one rest; do [ ${#one} -le $width ] || width=${#one}; done </.mac/users
  while read -r one uid gid home rest; do
    field || break
    printf "%-${width}s  %s\n" "$one" "$value"
  done </.mac/users
  [ "$key" = RealName ] || [ "$key" = UserShell ] || exit ;;
esac
IFS=' '
serve dscl.pl perl
