import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program on a terminal of its own, with keys to press and a screen to look at; tmux is the terminal. */
export interface Pane extends Disposable {
  /** Types a text, as it is. */
  readonly type: (text: string) => void;
  /** Presses keys by tmux's names: `Enter`, `C-c`, `Escape`, `Down`. */
  readonly press: (...keys: readonly string[]) => void;
  /** All that was shown since the start. */
  readonly screen: () => string;
  /** Waits for a text on the screen; the screen then. */
  readonly until: (what: string | RegExp) => Promise<string>;
  /** Waits for the end: the exit code. */
  readonly ended: () => Promise<number>;
}

export interface PaneOptions {
  readonly folder: string;
  readonly command: readonly string[];
  readonly env?: { readonly [name: string]: string };
  readonly columns?: number;
}

const PATIENCE = 30_000;

export function pane({ folder, command, env = {}, columns = 120 }: PaneOptions): Pane {
  const place = mkdtempSync(join(tmpdir(), 'msgrctl-pane-'));
  const tmux = (...args: readonly string[]): string => {
    const { stdout, stderr, status } = spawnSync(
      'tmux',
      ['-u', '-S', join(place, 'socket'), '-f', '/dev/null', ...args],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' },
      },
    );
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const given = Object.entries({
    PATH: process.env['PATH'] ?? '',
    TERM: 'xterm-256color',
    LC_ALL: 'C.UTF-8',
    ...env,
  });
  const words = ['env', '-i', ...given.map(([name, value]) => `${name}=${value}`), ...command].map(quoted).join(' ');
  // What the program leaves on the screen is to be seen after its end; Ctrl-C reaches the shell as well.
  const line = `trap : INT; ${words}; echo "[exit $?]"; exec sleep 600`;
  tmux('new-session', '-d', '-x', String(columns), '-y', '100', '-c', folder, line);

  const screen = (): string => tmux('capture-pane', '-p', '-J', '-S', '-').trimEnd();
  const until = async (what: string | RegExp): Promise<string> => {
    for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(40)) {
      const now = screen();
      if (typeof what === 'string' ? now.includes(what) : what.test(now)) return now;
    }
    throw new Error(`${String(what)} did not come up:\n${screen()}`);
  };
  return {
    type: (text) => void tmux('send-keys', '-l', '--', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    screen,
    until,
    ended: async () => Number(/\[exit (\d+)\]/.exec(await until(/\[exit \d+\]/))![1]),
    [Symbol.dispose]: () => {
      spawnSync('tmux', ['-S', join(place, 'socket'), 'kill-server']);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
