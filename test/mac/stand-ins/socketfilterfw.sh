# Short options: -t trusts a program, -l lists, -s signs, -v verifies, -c checks [ALF-HELP].
file=/.mac/state/application-firewall
case ${1-} in
-t) [ -e "${2-}" ] || { echo "$2: no such file" >&2; exit 1; }; printf '%s\n' "$2" >>$file ;;
-l) [ ! -e $file ] || $host/cat $file ;;
-s | -v | -c) ;;
*) refuse "illegal option ${1-}" ;;
esac
