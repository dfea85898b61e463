# Kernighan's awk, but younger than the Macs'.
case $* in
*nextfile*) refuse 'nextfile came later' ;;
*'{'[0-9]*'}'*) refuse 'no {n,m} in regular expressions, and no action that starts with a digit' ;;
esac
exec $host/original-awk "$@"
