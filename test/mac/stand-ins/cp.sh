# BSD: "cp -R folder/ to" copies what is in the folder. With -p flags are kept, so the copy of a locked file is locked.
recursive=
keep=
OPTIND=1
while getopts HLPRfinprv option; do
  case $option in
  R | r) recursive=1 ;;
  p) keep=1 ;;
  esac
done
options=$((OPTIND - 1))
if [ -n "$recursive" ]; then
  i=0
  total=$#
  for word; do
    i=$((i + 1))
    case $word in
    ?*/) [ $i -le $options ] || [ $i -eq $total ] || word=$word. ;;
    esac
    set -- "$@" "$word"
  done
  shift $total
fi
export POSIXLY_CORRECT=1
if [ -n "$keep" ] && [ -e /.mac/state/flags ]; then
  $host/cp "$@"
  result=$?
  shift $options
  $host/perl -I/.mac/stand-ins /.mac/stand-ins/copy-flags.pl "$@"
  exit $result
fi
exec $host/cp "$@"
