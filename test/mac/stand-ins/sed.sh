# What GNU's sed understands and BSD's doesn't, or otherwise. Escaped backslashes mean nothing here.
text=$*
while :; do
  case $text in
  *'\\'*) text=${text%%'\\'*}_${text#*'\\'} ;;
  *) break ;;
  esac
done
case $text in
*'\+'* | *'\?'* | *'\|'*) refuse 'GNU regular expression: \+, \? or \|' ;;
*'\t'* | *'\w'* | *'\W'* | *'\s'* | *'\S'* | *'\b'* | *'\<'* | *'\>'*) refuse 'GNU escape: \t, \s, \w, \b, \< or \>' ;;
*'/I' | *'/Ig' | *'/gI') refuse 'GNU flag: I' ;;
0,/* | *[!0-9]0,/*) refuse 'GNU address: 0,/regex/' ;;
*'{'*[dgGhHnNpPqxD]'}'*) refuse 'a semicolon or a new line is needed before }' ;;
esac
export POSIXLY_CORRECT=1
exec $host/sed "$@"
