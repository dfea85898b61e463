# A path must come first, and only primaries that old systems had for certain may follow.
case ${1-} in
-[HLPXdsx]*) ;;
'' | -* | '(' | '!') refuse 'usage: find path... expression' ;;
esac
skip=
for word; do
  case $skip in
  one) skip=; continue ;;
  exec)
    case $word in
    ';') skip= ;;
    +) [ "$mac" != 10.3 ] || refuse '-exec ... + (memory: unsure on 10.3)'; skip= ;;
    esac
    continue ;;
  esac
  case $word in
  -name | -type | -user | -group | -perm | -mtime | -ctime | -atime | -newer | -size | -links | -inum | -path | -fstype) skip=one ;;
  -exec | -ok) skip=exec ;;
  -print | -print0 | -prune | -depth | -xdev | -x | -follow | -nouser | -nogroup | -o | -a | -not | -or | -and | -ls) ;;
  -[HLPd] | -[HLP]d) ;;
  -*) refuse "unknown or doubtful primary: $word" ;;
  esac
done
# Names of users and groups are known to the Mac alone.
total=$#
before=
for word; do
  case $before in
  -user) word=$(id_of users "$word") ;;
  -group) word=$(id_of groups "$word") ;;
  esac
  before=$word
  case $word in
  -x) word=-xdev ;;
  esac
  set -- "$@" "$word"
done
shift $total
exec $host/find "$@"
