exec $host/gzip -d "$@"
