export POSIXLY_CORRECT=1
case ${1-} in
-C*) first=-c${1#-C}; shift; set -- "$first" "$@" ;;
esac
exec $host/tr "$@"
