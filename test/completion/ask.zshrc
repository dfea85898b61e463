# An interactive zsh whose Tab tells what would be offered: a line a candidate, between <ask> and <done>.
PS1= PROMPT2= RPS1=
unsetopt zle_bracketed_paste prompt_sp 2>/dev/null
stty -echo cols 1000 2>/dev/null
# load: before
autoload -Uz compinit && compinit -u -D
# load: after

# Whatever compsys adds passes here. Calls with -O, -A or -D only ask.
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits texts
  local place=${@[(i)-d]} i
  if (( place < $# )); then texts=("${(@P)@[place+1]}"); fi
  builtin compadd -A hits -D texts "$@"
  for ((i = 1; i <= $#hits; i++)); do print -r -- "$hits[i]|$texts[i]"; done
  builtin compadd "$@"
}
ask() {
  print -r -- "<ask>"
  _main_complete
  compstate[insert]='' compstate[list]=''
  print -r -- "<done>"
}
zle -C ask complete-word ask
bindkey '^I' ask
print "<ready>"
