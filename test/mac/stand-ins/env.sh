exec $host/env "$@"
