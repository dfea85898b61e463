# Access control lists (+a) are a thing of 10.4, off by default, and not pretended.
case $* in
*+a* | *=a#* | *-a#*) refuse 'access control lists are not pretended' ;;
esac
export POSIXLY_CORRECT=1
exec $host/chmod "$@"
