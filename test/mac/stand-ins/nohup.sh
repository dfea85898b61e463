trap '' HUP
exec "$@"
