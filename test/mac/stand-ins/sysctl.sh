read -r cpu </.mac/cpu
read -r memory </.mac/memory
OPTIND=1
bare=
while getopts :abden option; do
  case $option in
  n) bare=1 ;;
  a | b | d | e) ;;
  *) refuse "illegal option -- $OPTARG" ;;
  esac
done
shift $((OPTIND - 1))
case $cpu in
ppc750) type=18 sub=9 ;;
ppc7400) type=18 sub=10 ;;
ppc970) type=18 sub=100 ;;
*) type=7 sub=4 ;;
esac
result=0
for key; do
  case $key in
  hw.memsize) value=$memory ;;
  # 32 bits, signed on PowerPC tools: 2 GB at most.
  hw.physmem) value=$memory; [ "$value" -le 2147483648 ] || value=2147483648 ;;
  hw.machine) if [ $type = 18 ]; then value='Power Macintosh'; else value=i386; fi ;;
  hw.model) if [ $type = 18 ]; then value=PowerMac3,1; else value=iMac4,1; fi ;;
  hw.ncpu) value=1 ;;
  hw.cputype) value=$type ;;
  hw.cpusubtype) value=$sub ;;
  hw.cpufrequency) value=1000000000 ;;
  kern.securelevel) case $mac in 10.3 | 10.4) value=1 ;; *) value=0 ;; esac ;;
  kern.ostype) value=Darwin ;;
  *) echo "second level name ${key#*.} in $key is invalid" >&2; result=1; continue ;;
  esac
  if [ -n "$bare" ]; then echo "$value"; else
    case $mac in 10.3) echo "$key = $value" ;; *) echo "$key: $value" ;; esac
  fi
done
exit $result
