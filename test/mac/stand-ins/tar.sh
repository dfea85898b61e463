for word; do
  case $word in
  --) break ;;
  --*) refuse "long option $word" ;;
  esac
done
exec $host/tar "$@"
