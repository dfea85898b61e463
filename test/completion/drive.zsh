# Types each line and Tab into an interactive zsh on a pseudo-terminal. Usage: zsh -f drive.zsh LINE...
zmodload zsh/zpty
zpty shell zsh -i
zpty -r shell text '*<ready>*'
for line; do
  zpty -w -n shell "$line"$'\t'
  zpty -r shell text '*<done>*'
  print -r -- "${text#*<ask>}"
  zpty -w -n shell $'\C-u'
done
zpty -d shell
