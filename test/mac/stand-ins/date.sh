# BSD: -r SECONDS, -u, -j and a format of strftime(3). Setting the clock and -v, -f are not pretended.
when=
utc=
while getopts ':jur:n' option; do
  case $option in
  u) utc=-u ;;
  r) case $OPTARG in '' | *[!0-9]*) refuse "-r takes seconds: $OPTARG" ;; esac; when=$OPTARG ;;
  j | n) ;;
  '?') case $OPTARG in
    v | f) refuse "-$OPTARG is not pretended" ;;
    *) refuse "illegal option -- $OPTARG" ;;
    esac ;;
  :) refuse "option requires an argument -- $OPTARG" ;;
  esac
done
shift $((OPTIND - 1))
case ${1-} in
*%N* | *%[-_^:#0-9]* | *%P*) refuse "not a format of strftime(3): $1" ;;
'' | +*) ;;
*) refuse 'setting the clock is not pretended' ;;
esac
[ -z "$when" ] || set -- -d "@$when" "$@"
LC_ALL=C exec $host/date $utc "$@"
