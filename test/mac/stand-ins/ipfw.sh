# Rules are lines in a file; the syntax is not judged, but 10.3 does not know dst-port.
file=/.mac/state/ipfw
while :; do
  case ${1-} in
  -q | -f | -a | -t) shift ;;
  *) break ;;
  esac
done
case ${1-} in
list | l | show)
  [ ! -e $file ] || $host/sort -n $file
  echo '65535 allow ip from any to any' ;;
add)
  shift
  case " $* " in *' dst-port '*) [ "$mac" != 10.3 ] || refuse 'ipfw1 has no dst-port' ;; esac
  number=$1
  case $number in
  *[!0-9]*) number=60000 ;;
  *) shift ;;
  esac
  printf '%05d %s\n' "$number" "$*" >>$file
  printf '%05d %s\n' "$number" "$*" ;;
delete | del)
  shift
  for number; do
    found=
    [ ! -e $file ] || while read -r one rest; do
      if [ "$one" -eq "$number" ] 2>/dev/null; then found=1; else printf '%s %s\n' "$one" "$rest"; fi
    done <$file >$file.new
    [ ! -e $file.new ] || $host/mv $file.new $file
    [ -n "$found" ] || { echo "ipfw: rule $number: setsockopt(IP_FW_DEL): Invalid argument" >&2; result=1; }
  done
  exit ${result-0} ;;
flush) : >$file ;;
*) refuse "not pretended: $*" ;;
esac
