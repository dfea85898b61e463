# root's rm takes uchg and uappnd (not schg, sappnd) off what it removes.
OPTIND=1
plain=
while getopts PRdfirvW option; do
  case $option in
  P | W) refuse "-$option is not pretended" ;;
  R | r) plain=${plain}r ;;
  *) plain=$plain$option ;;
  esac
done
shift $((OPTIND - 1))
if [ -e /.mac/state/flags ] && [ $# -gt 0 ]; then
  $host/perl -I/.mac/stand-ins /.mac/stand-ins/clear-flags.pl "r${plain}" "$@"
fi
export POSIXLY_CORRECT=1
exec $host/rm ${plain:+-$plain} -- "$@"
