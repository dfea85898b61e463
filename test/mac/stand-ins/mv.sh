# Flags on the source stop a rename on both systems. Across volumes the flags are not kept, as BSD would.
export POSIXLY_CORRECT=1
exec $host/mv "$@"
