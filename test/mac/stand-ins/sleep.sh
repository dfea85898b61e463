case ${1-} in
'' | *[!0-9.]*) refuse "usage: sleep seconds" ;;
esac
# Time passes fifty times as fast.
whole=${1%%.*}
part=${1#"$whole"}
part=${part#.}00
part=${part%"${part#??}"}
hundredths=$((${whole:-0} * 100 + 1$part - 100))
micro=$((hundredths * 200))
seconds=$((micro / 1000000))
micro=$((micro % 1000000 + 1000000))
exec $host/sleep "$seconds.${micro#1}"
