export POSIXLY_CORRECT=1
exec $host/grep -F "$@"
