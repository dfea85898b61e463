# Owners by their Mac names.
OPTIND=1
new=
owner=
group=
mode=
while getopts Ccdg:m:o:psSv option; do
  case $option in
  o) owner=$(id_of users "$OPTARG") || refuse "unknown user $OPTARG" ;;
  g) group=$(id_of groups "$OPTARG") || refuse "unknown group $OPTARG" ;;
  m) mode=$OPTARG ;;
  S) ;;
  *) new=$new$option ;;
  esac
done
shift $((OPTIND - 1))
export POSIXLY_CORRECT=1
exec $host/install ${new:+-$new} ${owner:+-o "$owner"} ${group:+-g "$group"} ${mode:+-m "$mode"} -- "$@"
