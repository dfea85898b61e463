for word; do
  case $word in
  -- | [!-]*) break ;;
  --*) refuse "long option $word" ;;
  esac
done
export POSIXLY_CORRECT=1
exec $host/grep "$@"
