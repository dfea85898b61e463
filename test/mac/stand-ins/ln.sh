# -h is GNU's -n; -F is not pretended.
for word; do
  case $word in
  -*F*) refuse '-F is not pretended' ;;
  -*h*) word=${word%h*}n${word##*h} ;;
  esac
  set -- "$@" "$word"
  shift
done
export POSIXLY_CORRECT=1
exec $host/ln "$@"
