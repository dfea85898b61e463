# uname, machine, arch and hostname.
read -r cpu </.mac/cpu
case $cpu in
i386) kind=i386 type=i386 ;;
*) kind=ppc type='Power Macintosh' ;;
esac
darwin=7.9.0
case $mac in
10.4) darwin=8.11.0 ;;
10.5) darwin=9.8.0 ;;
10.6) darwin=10.8.0 ;;
esac
case $name in
machine) if [ "$cpu" = i386 ]; then echo i486; else echo "$cpu"; fi ;;
arch)
  case ${1-} in
  '') echo "$kind" ;;
  -*) refuse "not pretended: $1" ;;
  esac ;;
hostname) if [ "${1-}" = -s ]; then echo mac; else echo mac.local; fi ;;
uname)
  [ $# -gt 0 ] || set -- -s
  line=
  OPTIND=1
  while getopts amnprsv option; do
    case $option in
    s) word=Darwin ;;
    n) word=mac.local ;;
    r) word=$darwin ;;
    m) word=$type ;;
    p) if [ "$kind" = ppc ]; then word=powerpc; else word=i386; fi ;;
    v) word="Darwin Kernel Version $darwin" ;;
    a) word="Darwin mac.local $darwin Darwin Kernel Version $darwin $type $kind" ;;
    esac
    line="$line${line:+ }$word"
  done
  echo "$line" ;;
esac
