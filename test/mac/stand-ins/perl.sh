case " $* " in
*' -E'*) [ "$mac" = 10.6 ] || refuse '-E came with perl 5.10' ;;
esac
exec $host/perl "$@"
