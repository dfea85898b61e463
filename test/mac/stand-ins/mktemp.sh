# BSD: a template, or -t with a prefix, must be there.
OPTIND=1
plain=
prefix=
while getopts dqt:u option; do
  case $option in
  t) prefix=$OPTARG ;;
  *) plain=$plain$option ;;
  esac
done
shift $((OPTIND - 1))
if [ -n "$prefix" ]; then
  set -- "${TMPDIR:-/tmp}/$prefix.XXXXXXXX" "$@"
fi
[ $# -gt 0 ] || {
  printf '%s\0' mktemp 'no template' >>/.mac/run/refused
  echo 'usage: mktemp [-d] [-q] [-t prefix] [-u] template ...' >&2
  exit 1
}
for template; do
  $host/mktemp ${plain:+-$plain} "$template" || exit 1
done
