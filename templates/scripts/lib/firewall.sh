#!/bin/sh
# Up to 10.4: the firewall of the Sharing preferences. It opens ports for services, which are entries of a property list. Its
# loader wants exact types: with one that is wrong it drops every rule, so that all comes through (FirewallTool.c). So the
# file is judged as the loader does, before and after; and what is loaded is looked at.

FIREWALL_NAME=com.apple.sharing.firewall.plist
FIREWALL_ENTRY='Microsoft Messenger (msgrctl)'

# plan_sharing_firewall: the item. Sets firewall_ports before.
plan_sharing_firewall() {
  firewall_item=$mac_root/Library/Preferences/$FIREWALL_NAME
  rules=unknown
  if [ -z "$mac_root" ]; then
    look_at_rules || note 'which rules ipfw has cannot be told'
    ask_firewall_tool
  fi
  plan_firewall_file
  [ -n "$mac_root" ] || plan_ipfw
}

# The tool knows its own rules by a mark that ipfw does not show. Of 10.3's nothing is known, so it is not asked.
ask_firewall_tool() {
  firewall_tool=/usr/libexec/FirewallTool
  if [ "$minor" -lt 4 ]; then
    firewall_tool=/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources/firewalltool
    return
  fi
  [ "$rules" = own ] || return 0
  "$firewall_tool" -a >/dev/null 2>&1 </dev/null
  case $? in
    0) ;;
    254) rules=foreign ;;
    255) rules=none ;;
    *) rules=unknown ;;
  esac
}

plan_firewall_file() {
  if ! go_to Library Preferences; then
    tell refused "$firewall_item" "$why"
    return
  fi
  tidy_here
  if [ ! -e "./$FIREWALL_NAME" ] && [ ! -L "./$FIREWALL_NAME" ]; then
    if [ "$undo" = yes ]; then
      tell absent "$firewall_item"
    else
      tell unchanged "$firewall_item" 'not there: the firewall has never been on; run this again when it has been switched on'
    fi
    return
  fi
  read_firewall || return 0
  plan_firewall_entry
}

# read_firewall: the file's bytes as raw, its XML as old in the scratch folder; its state in firewall_state. Or tells why not.
read_firewall() {
  if [ -L "./$FIREWALL_NAME" ] || [ ! -f "./$FIREWALL_NAME" ] || ! facts_of "./$FIREWALL_NAME" || [ "$fact_links" != 1 ]; then
    tell refused "$firewall_item" 'it is no regular file with one name'
    return 1
  fi
  if ! cat "./$FIREWALL_NAME" >"$scratch/raw" || ! cat "$scratch/raw" >"$scratch/old" ||
    ! plutil -convert xml1 "$scratch/old" >/dev/null 2>&1; then
    tell failed "$firewall_item" 'it is no property list; the firewall cannot read it either'
    return 1
  fi
  firewall_state=$(edit_firewall check <"$scratch/old")
  case $firewall_state in
    true | false) return 0 ;;
  esac
  tell refused "$firewall_item" "$firewall_state: with such a file the firewall can end up without any rule; set it up anew in the Sharing preferences"
  return 1
}

# edit_firewall check|add|remove: of the XML that plutil writes (one element a line; an element of text may go on over more
# lines, none of which starts with "<", but for its end). check prints the firewall's state, or what is wrong. add and
# remove print the file with, or without, the entry. The list allports names the ports of all entries that are ticked.
edit_firewall() {
  DO=$1 ENTRY=$FIREWALL_ENTRY PORTS=$firewall_ports awk '
    function content(text) {
      sub(/^<[a-z]+>/, "", text)
      sub(/<\/[a-z]+>$/, "", text)
      return text
    }
    function wrong(what) { if (problem == "") problem = what }
    function value(type, text) {
      if (depth == 0) root = type
      else if (depth == 1) top[key[1]] = type
      else if (key[1] == "allports" && depth == 2) {
        if (type != "string") wrong("allports holds what is no string")
        allports[NR] = text
      } else if (key[1] != "firewall") return
      else if (depth == 2) {
        if (type != "dict") wrong("\"" key[2] "\" is no dictionary")
        begin[key[2]] = at
      } else if (depth == 3) {
        if (key[3] == "enable") {
          enable[key[2]] = type
          if (text + 0) ticked[key[2]] = 1
        }
        if (key[3] ~ /^(udp)?port$/ && type != "array") wrong("\"" key[2] "\": " key[3] " is no array")
        if (key[3] == "row" && type == "integer") {
          if (text + 0 > last_row) last_row = text + 0
          if (key[2] == entry) row = text + 0
        }
      } else if (depth == 4 && key[3] ~ /^(udp)?port$/) {
        if (type != "string") wrong("\"" key[2] "\": " key[3] " holds what is no string")
        if (key[3] == "port") { owner[++ports] = key[2]; port[ports] = text }
      }
    }
    BEGIN { entry = ENVIRON["ENTRY"]; wanted = ENVIRON["PORTS"]; last_row = -1; row = "" }
    {
      line[NR] = $0
      text = $0
      sub(/^\t*/, "", text)
    }
    text ~ /^<key>/ { key[depth] = content(text); if (depth == 2) at = NR; next }
    text ~ /^<\/(dict|array)>$/ {
      depth--
      if (depth == 1) end[key[1]] = NR
      if (depth == 2 && key[1] == "firewall") finish[key[2]] = NR
      next
    }
    text ~ /^<(dict|array|string|integer|real|date|data|true|false)[\/>]/ {
      type = text
      sub(/^</, "", type)
      sub(/[\/>].*/, "", type)
      value(type, content(text))
      if (text ~ /^<(dict|array)>$/) key[++depth] = ""
      else if (depth == 1 && text ~ /\/>$/) { end[key[1]] = NR; empty[key[1]] = type }
      else if (depth == 2 && key[1] == "firewall") finish[key[2]] = NR
    }
    function check(    name) {
      if (root != "dict") wrong("it is no dictionary")
      if (top["state"] != "true" && top["state"] != "false") wrong("state is no Boolean")
      if (top["firewall"] != "dict") wrong("firewall is no dictionary")
      if (top["allports"] != "array") wrong("allports is no array")
      for (name in top)
        if (name ~ /^(udp|logging|stealth)enabled$/ && top[name] !~ /^(integer|real)$/) wrong(name " is no number")
      for (name in begin) if (enable[name] !~ /^(integer|real)$/) wrong("\"" name "\": enable is no number")
      print (problem == "" ? top["state"] : problem)
    }
    function print_entry() {
      if (ENVIRON["DO"] != "add") return
      if (row == "") row = last_row + 1
      print "\t\t<key>" entry "</key>"
      print "\t\t<dict>"
      print "\t\t\t<key>editable</key>\n\t\t\t<integer>1</integer>"
      print "\t\t\t<key>enable</key>\n\t\t\t<integer>1</integer>"
      print "\t\t\t<key>port</key>\n\t\t\t<array>\n\t\t\t\t<string>" wanted "</string>\n\t\t\t</array>"
      print "\t\t\t<key>row</key>\n\t\t\t<integer>" row "</integer>"
      print "\t\t</dict>"
    }
    # Ports of this entry alone are not in allports any more, but for those that it has now.
    function stays(text,    i) {
      if (ENVIRON["DO"] == "add" && text == wanted) return 1
      for (i = 1; i <= ports; i++) if (port[i] == text && owner[i] != entry && owner[i] in ticked) return 1
      for (i = 1; i <= ports; i++) if (port[i] == text && owner[i] == entry) return 0
      return 1
    }
    function print_port(    i) {
      if (ENVIRON["DO"] != "add") return
      for (i in allports) if (allports[i] == wanted) return
      print "\t\t<string>" wanted "</string>"
    }
    function edit(    i, name) {
      for (i = 1; i <= NR; i++) {
        if (entry in begin && i >= begin[entry] && i <= finish[entry]) {
          if (i == begin[entry]) print_entry()
        } else if (i in allports) {
          if (stays(allports[i])) print line[i]
        } else if (i == end["firewall"] || i == end["allports"]) {
          name = i == end["firewall"] ? "firewall" : "allports"
          if (name in empty) print "\t<" empty[name] ">"
          if (name == "allports") print_port()
          else if (!(entry in begin)) print_entry()
          print ((name in empty) ? "\t</" empty[name] ">" : line[i])
        } else print line[i]
      }
    }
    END { if (ENVIRON["DO"] == "check") check(); else edit() }
  '
}

# plan_firewall_entry: makes new of old, and proves that nothing else is changed: without the entry both are the same.
plan_firewall_entry() {
  if [ "$undo" = yes ]; then firewall_do=remove; else firewall_do=add; fi
  if ! change_firewall "$firewall_do" old new || ! change_firewall remove old old-without ||
    ! change_firewall remove new new-without || ! cmp -s "$scratch/old-without" "$scratch/new-without" ||
    [ "$(edit_firewall check <"$scratch/new")" != "$firewall_state" ]; then
    tell failed "$firewall_item" 'the entry could not be put into it'
    return
  fi
  choose_reload
  if ! cmp -s "$scratch/old" "$scratch/new"; then
    if [ "$undo" = yes ]; then firewall_outcome=removed; else firewall_outcome=allowed; fi
    act "$firewall_outcome" "$firewall_item: TCP $firewall_ports" write_firewall
  elif [ "$undo" = yes ]; then
    tell absent "$firewall_item: TCP $firewall_ports"
  elif [ "$firewall_reload" = yes ] && [ "$rule_is" != open ]; then
    act loaded "$firewall_item: TCP $firewall_ports" load_firewall
  else
    tell unchanged "$firewall_item: TCP $firewall_ports"
  fi
}

# change_firewall add|remove FROM TO
change_firewall() {
  edit_firewall "$1" <"$scratch/$2" >"$scratch/$3" && plutil -convert xml1 "$scratch/$3" >/dev/null 2>&1
}

# The rules are loaded anew only if they are the Sharing firewall's: loading drops all others, and would switch it on.
choose_reload() {
  firewall_reload=no
  if [ "$firewall_state" = false ]; then
    note 'the firewall of this Mac is off, and stays off'
  elif [ -z "$mac_root" ]; then
    case $rules in
      own) firewall_reload=yes ;;
      none) note 'the firewall is set to on, but its rules are not loaded: they will be at the next start' ;;
      foreign) note "ipfw has another program's rules: the entry counts when the Sharing firewall loads its own" ;;
      *) note 'the rules are not loaded anew: what ipfw has cannot be told' ;;
    esac
  fi
}

# A binary file stays one.
write_firewall() {
  why="$firewall_item is not there any more"
  go_to Library Preferences && remember_facts "./$FIREWALL_NAME" || return 1
  why="$firewall_item was changed meanwhile"
  cmp -s "$scratch/raw" "./$FIREWALL_NAME" || return 1
  cat "$scratch/new" >"$scratch/placed" || return 1
  if [ "$(dd if="$scratch/raw" bs=8 count=1 2>/dev/null | tr -d '\000')" = bplist00 ]; then
    plutil -convert binary1 "$scratch/placed" >/dev/null 2>&1 || cat "$scratch/new" >"$scratch/placed"
  fi
  why='plutil finds a fault in the new file'
  plutil -lint "$scratch/placed" >/dev/null 2>&1 || return 1
  place_file "$scratch/placed" "$FIREWALL_NAME" || return 1
  [ "$firewall_reload" = yes ] || return 0
  load_firewall && return 0
  firewall_why=$why
  place_file "$scratch/raw" "$FIREWALL_NAME" && "$firewall_tool" >/dev/null 2>&1 </dev/null
  look_at_rules
  why="$firewall_why; the file is as it was before"
  [ "$rules" = own ] || why="$firewall_why; the firewall has no rules now: look at the Sharing preferences"
  return 1
}

# What the tool returns tells of its last step alone, so the rules are looked at: they must be its own again, end with the
# one that stops what is not allowed, and let the ports in, or not.
load_firewall() {
  "$firewall_tool" >/dev/null 2>&1 </dev/null
  why='ipfw cannot be asked'
  look_at_rules || return 1
  why='the firewall did not load its rules'
  [ "$rules" = own ] && grep '^12190 deny .*tcp from any to any' "$scratch/rules" >/dev/null || return 1
  why='the firewall did not take the entry'
  [ "$undo" = yes ] || [ "$rule_is" = open ]
}
