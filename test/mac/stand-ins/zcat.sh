exec $host/gzip -dc "$@"
