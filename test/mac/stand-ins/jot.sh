# jot COUNT [BEGIN [END]]
count=${1-100}
begin=${2-1}
[ "$count" = - ] && count=$((${3-100} - begin + 1))
while [ "$count" -gt 0 ]; do
  echo "$begin"
  begin=$((begin + 1))
  count=$((count - 1))
done
