# Access control lists (+a) are a thing of 10.4, off by default, and not pretended.
case $* in
*+a* | *=a#* | *-a#*) refuse 'access control lists are not pretended' ;;
esac
# -N takes away a list that is not there.
case " $* " in
*' -N '*) exit 0 ;;
esac
export POSIXLY_CORRECT=1
exec $host/chmod "$@"
