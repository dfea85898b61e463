# Short options: -t trusts a program, -s signs, -v verifies, -c checks. Nothing lists: -l is "do logging and run in daemon
# mode" [ALF-HELP], which no script should start.
file=/.mac/state/application-firewall
case ${1-} in
-t) [ -e "${2-}" ] || { echo "$2: no such file" >&2; exit 1; }; printf '%s\n' "$2" >>$file ;;
-s | -v | -c) ;;
-l) refuse '-l does not list, it runs as a daemon' ;;
*) refuse "illegal option ${1-}" ;;
esac
