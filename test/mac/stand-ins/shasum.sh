OPTIND=1
bits=1
while getopts a:bcs option; do
  case $option in
  a) bits=$OPTARG ;;
  c | s) refuse "-$option is not pretended" ;;
  esac
done
shift $((OPTIND - 1))
exec $host/sha${bits}sum "$@"
