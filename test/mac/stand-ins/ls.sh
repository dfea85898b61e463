# The question that scripts ask most, about one thing by "ls -ld" with n and o or O, or by "ls -di", is answered here: find
# knows all but the flags and the names. It comes out as ls.pl has it, which answers all other questions.
who=
name_in() {
  who=$2
  while IFS=$tab read -r one number rest; do
    [ "$number" != "$2" ] || { who=$one; return; }
  done <"/.mac/$1"
}

about() {
  case $2 in
  '' | [-\(\),!]*) return 1 ;;
  esac
  case $mac-$1 in
  *-*d*d* | *-*[!ldnoOi]* | 10.[34]-*O*) return 1 ;;
  *-di | *-id)
    $host/find "$2" -maxdepth 0 -printf '%i ' 2>/dev/null || return 1
    printf '%s\n' "$2"
    return ;;
  *i* | *o*O* | *O*o*) return 1 ;;
  *l*d* | *d*l*) ;;
  *) return 1 ;;
  esac
  facts=$(LC_ALL=C $host/find "$2" -maxdepth 0 ! -type b ! -type c \( -mtime -182 -printf '%U %G %D-%i %M %n %s %Tb %Td %TH:%TM' \
    -o -printf '%U %G %D-%i %M %n %s %Tb %Td %TY' \) -printf '\n%l/' 2>/dev/null) || return 1
  [ -n "$facts" ] || return 1
  tab='	'
  target=${facts#*"
"}
  target=${target%/}
  options=$1
  path=$2
  set -f
  set -- ${facts%%"
"*}
  user=$1 group=$2
  case $options in
  *n*)
    [ "$user" -lt 2147483648 ] || user=$((user - 4294967296))
    [ "$group" -lt 2147483648 ] || group=$((group - 4294967296)) ;;
  *)
    name_in users "$user"
    user=$who
    name_in groups "$group"
    group=$who ;;
  esac
  flags=
  case $mac$options in
  10.[34]*o* | *O*)
    flags=-
    [ ! -e "/.mac/state/flags/$3" ] || read -r flags <"/.mac/state/flags/$3"
    flags="$flags " ;;
  esac
  mode=$4
  group="$group  "
  case $mac$options in
  10.[56]*o*) group= ;;
  esac
  case $mac in
  10.[56]) mode="$mode " ;;
  esac
  day=$8
  [ "${day#0}" = "$day" ] || day=" ${day#0}"
  when=$9
  [ "${#when}" -ne 4 ] || when=" $when"
  printf '%s %s %s  %s%s%s %s %s %s %s%s\n' "$mode" "$5" "$user" "$group" "$flags" "$6" "$7" "$day" "$when" "$path" "${target:+ -> $target}"
}

if [ $# -eq 2 ] && about "$@"; then exit; fi
serve ls.pl perl
