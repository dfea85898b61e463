OPTIND=1
quiet=
string=
while getopts pqrs:tx option; do
  case $option in
  q) quiet=1 ;;
  s) string=$OPTARG ;;
  *) refuse "-$option is not pretended" ;;
  esac
done
shift $((OPTIND - 1))
if [ -n "$string" ]; then
  sum=$(printf %s "$string" | $host/md5sum)
  sum=${sum%% *}
  if [ -n "$quiet" ]; then echo "$sum"; else echo "MD5 (\"$string\") = $sum"; fi
  exit
fi
if [ $# -eq 0 ]; then
  sum=$($host/md5sum)
  echo "${sum%% *}"
  exit
fi
result=0
for file; do
  if [ ! -f "$file" ]; then
    echo "md5: $file: No such file or directory" >&2
    result=1
    continue
  fi
  sum=$($host/md5sum <"$file")
  if [ -n "$quiet" ]; then echo "${sum%% *}"; else echo "MD5 ($file) = ${sum%% *}"; fi
done
exit $result
