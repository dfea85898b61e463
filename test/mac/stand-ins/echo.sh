if [ "${1-}" = -n ]; then
  shift
  printf %s "$*"
else
  printf '%s\n' "$*"
fi
