case ${1-} in
--get) case ${2-} in
  ComputerName) echo 'Pretend Mac' ;;
  LocalHostName | HostName) echo mac ;;
  *) refuse "not pretended: $2" ;;
  esac ;;
*) refuse 'not pretended' ;;
esac
