OPTIND=1
while getopts 0123456789c:n: option; do
  case $option$OPTARG in
  [cn] | [cn]*[!0-9]*) refuse "illegal count: $OPTARG" ;;
  esac
done
export POSIXLY_CORRECT=1
exec $host/head "$@"
