/** The text of one command of the pretend Mac: a small dash script that records, checks the options and hands on. */
import { readFileSync } from 'node:fs';
import type { Command } from './commands.ts';
import { at, type Release } from './releases.ts';

const STAND_INS = new URL('stand-ins/', import.meta.url);
/** Shell functions for the stand-ins that use them. */
const NAMES = readFileSync(new URL('engine/names.sh', import.meta.url), 'utf8');
const SERVE = readFileSync(new URL('engine/serve.sh', import.meta.url), 'utf8');

/** Puts on record; up to 4,000 bytes one write, which other processes can't cut in two. */
const PRELUDE = `#!/.mac/host/bin/dash
name=@NAME@
mac=@RELEASE@
all="$*"
if [ \${#all} -lt 4000 ]; then
  printf '%s\\0' "$name" $# "$@" >>/.mac/run/log
else
  printf '%s\\0' "$name" $# "$@" >>"/.mac/run/log.$$"
fi
[ ! -e /.mac/run/interrupt ] || . /.mac/engine/interrupt.sh
host=/.mac/host/bin
refuse() {
  printf '%s\\0' "$name" "$*" >>/.mac/run/refused
  printf '%s: %s (Mac OS X @RELEASE@)\\n' "$name" "$*" >&2
  exit 64
}
`;

/** The check comes from getopt(3)'s own rule: options end at the first operand. */
const CHECK = `while getopts ':@OPTIONS@' option; do
  case $option in
  '?') refuse "illegal option -- $OPTARG" ;;
  :) refuse "option requires an argument -- $OPTARG" ;;
  esac
done
`;

/** Who does the work of stand-ins that are programs; see engine/serve.sh. */
const SERVERS: { readonly [ending: string]: string } = { pl: 'perl', py: 'python' };

function work(command: Command): string {
  const { name, standIn } = command;
  if (standIn === undefined) return `export POSIXLY_CORRECT=1\nexec $host/${name} "$@"\n`;
  const ending = standIn.slice(standIn.lastIndexOf('.') + 1);
  const server = SERVERS[ending];
  if (server !== undefined) return `${SERVE}serve ${standIn} ${server}\n`;
  const text = readFileSync(new URL(standIn, STAND_INS), 'utf8');
  return (text.includes('id_of') ? NAMES : '') + (text.includes('serve ') ? SERVE : '') + text;
}

export function wrapper(command: Command, release: Release): string {
  const options = typeof command.options === 'object' ? at(command.options, release) : command.options;
  return (
    PRELUDE.replaceAll('@NAME@', command.name === '[' ? "'['" : command.name).replaceAll('@RELEASE@', release) +
    (options === undefined ? '' : CHECK.replace('@OPTIONS@', options)) +
    work(command)
  );
}
