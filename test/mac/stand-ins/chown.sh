# The names are the Mac's: they become numbers.
OPTIND=1
while getopts HLPRfhv option; do :; done
options=$((OPTIND - 1))
total=$#
i=0
for word; do
  i=$((i + 1))
  if [ $i -eq $((options + 1)) ]; then
    if [ "$name" = chgrp ]; then
      owner=
      group=$word
    else
      case $word in
      *:*) owner=${word%%:*} group=${word#*:} ;;
      *) owner=$word group= ;;
      esac
    fi
    if [ -n "$owner" ]; then
      owner=$(id_of users "$owner") || { echo "chown: $word: Invalid argument" >&2; exit 1; }
    fi
    if [ -n "$group" ]; then
      group=$(id_of groups "$group") || { echo "$name: $word: Invalid argument" >&2; exit 1; }
    fi
    word=$owner${group:+:$group}
    [ "$name" != chgrp ] || word=$group
  fi
  set -- "$@" "$word"
done
shift $total
export POSIXLY_CORRECT=1
exec "$host/$name" "$@"
