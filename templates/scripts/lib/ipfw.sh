#!/bin/sh
# The rules of the system's packet filter. Up to 10.4 they are normally those of the Sharing firewall. From 10.5 on there
# are normally none; if there are, they come before the application firewall.

# --ipfw
use_ipfw=no

# Before what the Sharing firewall gives to services (it counts from 2070 on).
IPFW_RULE=2065

# look_at_rules: sets
#   rules    none, own (the Sharing firewall's), foreign, or unknown
#   rule_is  open: what the server sends to the port range comes through; else the number of the rule that stops it
look_at_rules() {
  rules=unknown
  rule_is=open
  ipfw list >"$scratch/rules" 2>/dev/null </dev/null || return 1
  rules=$(judge_rules <"$scratch/rules")
  rule_is=$(follow_rules <"$scratch/rules")
}

# By their numbers and forms (FirewallTool.c): what is not of these is another program's. Those for services are numbered
# 2070, 2080 and so on, without a gap.
judge_rules() {
  awk '
    $1 + 0 == 65535 { next }
    {
      count++
      number = $1 + 0
      rule = $0
      sub(/^[0-9]+ +/, "", rule)
      if (number >= 2070 && number < 12180) {
        if (number != 2070 + 10 * services++ || rule !~ /^allow tcp from any .*to any .* in$/) foreign = 1
      } else if (number == 10) {
        if (rule !~ /^divert /) foreign = 1
      } else if (number >= 20400 && number < 30500) {
        if (rule !~ /^allow udp /) foreign = 1
      } else if (number !~ /^(20[0-6]0|12180|12190|20000|203[1-7]0|2032[12]|305[0-2]0|35000)$/) foreign = 1
    }
    END {
      if (!count) print "none"
      else if (foreign) print "foreign"
      else print "own"
    }
  '
}

# The first rule that lets a connection to any port of the range in, or stops one, whoever it comes from.
follow_rules() {
  PORT_MIN=$PORT_MIN PORT_MAX=$PORT_MAX awk '
    function covers(list, whole,    part, parts, ends, i) {
      parts = split(list, part, ",")
      for (i = 1; i <= parts; i++) {
        if (split(part[i], ends, "-") == 1) ends[2] = ends[1]
        if (whole && ends[1] + 0 <= low && ends[2] + 0 >= high) return 1
        if (!whole && ends[1] + 0 <= high && ends[2] + 0 >= low) return 1
      }
      return 0
    }
    BEGIN { low = ENVIRON["PORT_MIN"] + 0; high = ENVIRON["PORT_MAX"] + 0 }
    {
      rule = $0
      sub(/^[0-9]+ +/, "", rule)
      sub(/ log( logamount [0-9]+)?/, "", rule)
      sub(/ dst-port/, "", rule)
      if (rule !~ /^(allow|accept|pass|permit|deny|drop|reject|reset|unreach [a-z0-9-]+) (tcp|ip|all) from any to any/) next
      stops = rule !~ /^(allow|accept|pass|permit)/
      sub(/^.* from any to any */, "", rule)
      ports = ""
      if (rule ~ /^[0-9]/) {
        ports = rule
        sub(/ .*/, "", ports)
        sub(/^[^ ]+ */, "", rule)
      }
      if (rule != "" && rule != "in" && rule != "setup" && rule != "in setup") next
      if (ports != "" && !covers(ports, !stops)) next
      print (stops ? $1 + 0 : "open")
      decided = 1
      exit
    }
    END { if (!decided) print "open" }
  '
}

# rule_number RULE: the number under which it is listed, in number; false if it is not, or if others share its number.
rule_number() {
  number=$(RULE=$1 awk '
    { seen[$1]++; rule = $0; sub(/^[0-9]+ +/, "", rule); sub(/ dst-port/, "", rule) }
    rule == ENVIRON["RULE"] && !found { found = $1 }
    END { if (found != "" && seen[found] == 1) print found + 0 }
  ' "$scratch/rules")
  [ -n "$number" ]
}

# plan_ipfw: where rules of another program stop the server. After look_at_rules.
plan_ipfw() {
  ipfw_rule="allow tcp from any to any $firewall_ports in"
  if [ "$undo" = yes ]; then
    plan_ipfw_undo
    return
  fi
  [ "$rules" = foreign ] || return 0
  if [ "$rule_is" = open ]; then
    tell unchanged "ipfw: TCP $firewall_ports"
    return
  fi
  ipfw_number=$IPFW_RULE
  [ "$rule_is" -gt "$ipfw_number" ] || ipfw_number=$((rule_is - 1))
  if [ "$use_ipfw" = no ] || [ "$ipfw_number" -lt 1 ]; then
    tell refused "ipfw: TCP $firewall_ports" "another program's rules stop it (rule $rule_is), and they are not for this script to change: let that program say \"$ipfw_rule\", or use --ipfw"
    return
  fi
  note 'a rule of ipfw is gone after a restart'
  act "allowed by rule $ipfw_number" "ipfw: TCP $firewall_ports" add_ipfw_rule
}

# The old form, with the ports after the address, is understood by every release; dst-port is not. Not quoted: its words
# are the arguments.
add_ipfw_rule() {
  # shellcheck disable=SC2086
  ipfw_said=$(ipfw add "$ipfw_number" $ipfw_rule 2>&1 </dev/null)
  look_at_rules
  why=${ipfw_said:-ipfw did not add it}
  [ "$rule_is" = open ] && rule_number "$ipfw_rule"
}

plan_ipfw_undo() {
  # Rules of the Sharing firewall go with its file.
  [ "$rules" = foreign ] || return 0
  rule_number "$ipfw_rule" || return 0
  if [ "$use_ipfw" = no ]; then
    tell kept "ipfw: TCP $firewall_ports" "rule $number is gone after a restart; --ipfw removes it now"
    return
  fi
  act removed "ipfw: TCP $firewall_ports" delete_ipfw_rule
}

delete_ipfw_rule() {
  ipfw_said=$(ipfw delete "$number" 2>&1 </dev/null)
  look_at_rules
  why=${ipfw_said:-ipfw did not delete it}
  ! rule_number "$ipfw_rule"
}
