export POSIXLY_CORRECT=1 _POSIX2_VERSION=199209
exec $host/sort "$@"
