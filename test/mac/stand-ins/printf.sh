case ${1-} in
*%q* | *%b*) ;;
esac
export POSIXLY_CORRECT=1
exec $host/printf "$@"
