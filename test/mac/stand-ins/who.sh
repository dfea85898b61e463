# who, users and last know who is logged in at the console.
case $name in
who) while read -r user; do printf '%-8s console  Jan  2 09:00\n' "$user"; done </.mac/state/logged-in ;;
users)
  line=
  while read -r user; do line="$line${line:+ }$user"; done </.mac/state/logged-in
  [ -z "$line" ] || echo "$line" ;;
last)
  while read -r user; do printf '%-10s console                   Mon Jan  2 09:00   still logged in\n' "$user"; done </.mac/state/logged-in
  printf '\nwtmp begins Sun Jan  1 00:00\n' ;;
esac
