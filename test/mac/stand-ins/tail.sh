# -r, the lines in reverse, is GNU's tac.
if [ "${1-}" = -r ]; then
  shift
  exec $host/tac "$@"
fi
case ${1-} in -*r* | -*b*) refuse "not pretended: $1" ;; esac
export POSIXLY_CORRECT=1 _POSIX2_VERSION=199209
exec $host/tail "$@"
