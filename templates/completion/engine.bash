_msgrctl() {
  local IFS=$' \t\n'
  local words='' options='' valued='' perhaps='' many='' also=''
  local cur word names lead rest=$COMP_LINE place='' pending='' prefix='' used=' ' ends='' nth=1 i
  local -a line=()
  COMPREPLY=()

  # Readline also splits at = and :, so what no space parts is put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    lead=${rest%%[![:space:]]*}
    rest=${rest#"$lead"}
    rest=${rest#"$word"}
    if ((i > 1)) && [[ -z $lead ]]; then
      line[${#line[@]} - 1]+=$word
    elif ((i > 0)); then
      line+=("$word")
    fi
  done
  cur=${line[${#line[@]} - 1]#[\"\']}

  _msgrctl_place ''
  for ((i = 0; i < ${#line[@]} - 1; i++)); do
    word=${line[i]}
    if [[ -n $pending && ! ($word == -?* && " $perhaps " == *" $pending "*) ]]; then
      pending=''
      continue
    fi
    pending=''
    if [[ -n $ends ]]; then
      ((nth++))
      continue
    fi
    case $word in
      --) ends=1 ;;
      --*=*) used+="${word%%=*} " ;;
      -?*)
        used+="$word "
        [[ " $valued $perhaps " == *" $word "* ]] && pending=$word
        ;;
      *)
        if [[ $nth == 1 && " $words " == *" $word "* ]]; then
          place=${place:+$place }$word
          _msgrctl_place "$place"
        else
          ((nth++))
        fi
        ;;
    esac
  done

  if [[ -n $pending && ! ($cur == -* && " $perhaps " == *" $pending "*) ]]; then
    _msgrctl_values "$place $pending"
  elif [[ -z $ends && $cur == --*=* ]]; then
    _msgrctl_values "$place ${cur%%=*}"
    # Where readline splits at =, it replaces what stands behind it alone.
    [[ $COMP_WORDBREAKS == *=* ]] || prefix=${cur%%=*}=
    cur=${cur#*=}
  elif [[ -z $ends && $cur == -* ]]; then
    words='' also=''
    for names in $options; do
      if [[ $names != *+ ]]; then
        for word in ${names//|/ }; do
          [[ $used == *" $word "* ]] && continue 2
        done
      fi
      names=${names%+}
      words+=" ${names//|/ }"
    done
  elif [[ -z $words ]]; then
    ((many && nth > many)) && nth=$many
    _msgrctl_values "$place $nth"
  fi

  for word in $words; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$prefix$word")
  done
  _msgrctl_also
}

# What the shell itself knows. Files are left to readline, which quotes them, wherever there are no words beside them.
_msgrctl_also() {
  local file
  case $also in
    files)
      if ((${#COMPREPLY[@]} == 0)); then
        compopt -o default 2>/dev/null
      elif compopt -o filenames 2>/dev/null; then
        while IFS='' read -r file; do COMPREPLY+=("$prefix$file"); done < <(compgen -f -- "$cur")
      fi
      ;;
    folders) compopt -o dirnames 2>/dev/null ;;
    hosts) while IFS='' read -r file; do COMPREPLY+=("$prefix$file"); done < <(compgen -A hostname -- "$cur") ;;
    users) while IFS='' read -r file; do COMPREPLY+=("$prefix$file"); done < <(compgen -u -- "$cur") ;;
  esac
  return 0
}

# bash 3.2 cannot say so for one word alone: there, files are offered wherever nothing else is.
if type compopt >/dev/null 2>&1; then
  complete -F _msgrctl msgrctl
else
  complete -o default -F _msgrctl msgrctl
fi
