kill "$@"
