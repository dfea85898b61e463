# True where the words before the cursor lead to this command; with a number, where that argument is due, with "many" also later.
function __msgrctl_at --argument-names wanted number many
    set -l place ''
    set -l nth 1
    set -l ends 0
    set -l pending 0
    set -l words (__msgrctl_words '')
    set -l valued
    set -l perhaps
    set -l line (commandline -opc)
    set -e line[1]
    for word in $line
        if test $pending = 1; or begin; test $pending = 2; and not string match -q -- '-?*' $word; end
            set pending 0
        else if test $ends = 1
            set nth (math $nth + 1)
        else if test "$word" = --
            set ends 1
        else if string match -q -- '-?*' $word
            set pending 0
            contains -- $word $valued; and set pending 1
            contains -- $word $perhaps; and set pending 2
        else if test $nth = 1; and contains -- $word $words
            set place (string trim -- "$place $word")
            set words (__msgrctl_words $place)
            set valued (__msgrctl_valued $place)
            set perhaps (__msgrctl_perhaps $place)
        else
            set nth (math $nth + 1)
        end
    end
    test "$place" = "$wanted"; or return 1
    test -z "$number"; and return 0
    test $nth = $number; or begin; test -n "$many"; and test $nth -gt $number; end
end
