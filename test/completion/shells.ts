import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a shell offered for one line, sorted: the words, and their descriptions where the shell shows them. */
export interface Offered {
  readonly words: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Types each line and Tab into a real shell that has this script, in a folder with a few files. */
export type Ask = (script: string, lines: readonly string[]) => readonly Offered[];

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** A folder with what a line may complete to, and the script outside of it. */
function place<T>(script: string, use: (place: { folder: string; script: string; outside: string }) => T): T {
  const outside = mkdtempSync(join(tmpdir(), 'msgrctl-shell-'));
  try {
    const folder = join(outside, 'work');
    mkdirSync(join(folder, 'rollout'), { recursive: true });
    for (const name of ['messenger.yaml', 'two words.plist', 'kiosk.yaml']) writeFileSync(join(folder, name), '');
    writeFileSync(join(outside, 'script'), script);
    return use({ folder, script: join(outside, 'script'), outside });
  } finally {
    rmSync(outside, { recursive: true });
  }
}

function run(program: string, args: readonly string[], cwd: string, env: Record<string, string>, input = ''): string {
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    timeout: 50_000,
    env: { PATH: process.env['PATH'], TERM: 'xterm', LC_ALL: 'C.UTF-8', ...env },
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

function offered(entries: readonly (readonly [string, string])[]): Offered {
  const texts = new Map(entries.map(([word, text]) => [word.replace(/\/$/, ''), text]));
  return { words: [...texts.keys()].toSorted(), texts };
}

/**
 * bash on a pseudo-terminal: Meta-* puts all that Tab would offer on the line, Return runs it, and a function in the program's place
 * tells its arguments. So readline's own quoting takes part. `before` is typed first.
 */
export const askBash =
  (before = ''): Ask =>
  (script, lines) =>
    place(script, ({ folder, script: file, outside }) => {
      const out = join(outside, 'out');
      const tell = `() { printf '%s\\0' "$@" >>'${out}'; printf '\\n' >>'${out}'; }`;
      const typed = [
        `HISTFILE= PS1= PS2=; ${before}`,
        `source '${file}'`,
        `msgrctl ${tell}; sudo ${tell}`,
        ...lines.map((line) => `${line}\u001B*`),
        'exit',
      ];
      run(
        'script',
        ['-qec', 'bash --norc --noprofile -i', '/dev/null'],
        folder,
        { INPUTRC: '/dev/null' },
        `${typed.join('\n')}\n`,
      );
      const told = readFileSync(out, 'utf8').split('\0\n');
      return lines.map((line, i) => {
        const [words, last] = [line.split(' ').slice(1), line.split(' ').at(-1)!];
        const found = told[i]!.split('\0').slice(words.length - 1);
        const option = /^--[a-z-]+=/.exec(last)?.[0] ?? '';
        // A line that nothing completes is run as it is.
        const none = found.length === 0 || (found.length === 1 && (found[0] === last || found[0] === ''));
        return offered(none ? [] : found.map((word, nth) => [nth === 0 ? word.slice(option.length) : word, '']));
      });
    });

/** An interactive zsh on a pseudo-terminal; `load` is how its start-up file gets the script. */
export const askZsh =
  (load: 'source' | 'fpath' = 'source'): Ask =>
  (script, lines) =>
    place(script, ({ folder, script: file, outside }) => {
      const dots = join(outside, 'dots');
      mkdirSync(dots);
      const [first, then] = {
        source: ['', `source '${file}'`],
        fpath: [`fpath=('${dots}' $fpath)`, ''],
      }[load] as [string, string];
      writeFileSync(join(dots, '_msgrctl'), script);
      const asking = readFileSync(join(HERE, 'ask.zshrc'), 'utf8');
      writeFileSync(
        join(dots, '.zshrc'),
        asking.replace('# load: before\n', `${first}\n`).replace('# load: after\n', `${then}\n`),
      );
      const told = run('zsh', ['-f', join(HERE, 'drive.zsh'), ...lines], folder, { ZDOTDIR: dots }).split('<done>');
      return lines.map((_, i) =>
        offered(
          [...told[i]!.matchAll(/^(.+?)\|(.*)\r$/gm)].map(([, word, text]) => [
            word!.replaceAll(/\\(.)/g, '$1'),
            text!.replace(/^\S+ +-- /, ''),
          ]),
        ),
      );
    });

/** fish, asked by its own `complete -C`. */
export const askFish: Ask = (script, lines) =>
  place(script, ({ folder, script: file, outside }) => {
    const code = `source $argv[1]; for line in $argv[2..-1]; complete -C $line; echo '<done>'; end`;
    const home = { HOME: outside, XDG_CONFIG_HOME: outside, XDG_DATA_HOME: outside };
    const told = run('fish', ['--no-config', '-c', code, file, ...lines], folder, home).split('<done>\n');
    return lines.map((line, i) => {
      const option = /(?<= )--[a-z-]+=/.exec(line)?.[0] ?? '';
      const entries = told[i]!.split('\n').filter((entry) => entry !== '');
      return offered(
        entries.map((entry) => {
          const [word, text = ''] = entry.split('\t') as [string, string?];
          return [word.startsWith(option) ? word.slice(option.length) : word, text];
        }),
      );
    });
  });
