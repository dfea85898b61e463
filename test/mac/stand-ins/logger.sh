tag=root
file=
OPTIND=1
while getopts f:ip:st: option; do
  case $option in
  t) tag=$OPTARG ;;
  f) file=$OPTARG ;;
  s) echo=1 ;;
  esac
done
shift $((OPTIND - 1))
if [ $# -gt 0 ]; then
  text=$*
else
  text=$($host/cat ${file:+"$file"})
fi
printf '%s\n' "$text" | while IFS= read -r line; do
  printf '%s: %s\n' "$tag" "$line"
done >>/.mac/state/syslog
[ -z "${echo-}" ] || printf '%s: %s\n' "$tag" "$text" >&2
