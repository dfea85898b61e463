MAC_RELEASE=$mac MAC_NAME=$name exec $host/perl -I/.mac/stand-ins /.mac/stand-ins/su.pl "$@"
