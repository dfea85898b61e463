# As a file in $fpath this is the body of the function's first call; elsewhere it is sourced.
if (( ${funcstack[(I)_msgrctl]} )); then
  _msgrctl "$@"
else
  compdef _msgrctl msgrctl
fi
