exec $host/xargs -r "$@"
