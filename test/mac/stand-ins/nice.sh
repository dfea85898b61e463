case ${1-} in
-n) shift 2 ;;
-*) shift ;;
esac
exec "$@"
