case $mac in
10.3 | 10.4) csh=1 ;;
*) csh= ;;
esac
result=0
for word; do
  if found=$(command -v "$word") && [ "${found#/}" != "$found" ]; then
    echo "$found"
  elif [ -n "$csh" ]; then
    # The csh script says so on standard output, and is content.
    echo "no $word in $PATH"
  else
    result=1
  fi
done
exit $result
