import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { test } from 'vitest';
import { hasCommand, tool, without } from '../helpers/tools.ts';
import { ROOT, site, type Result, type Site } from './run.ts';

/** A user without any right, as `nobody` is on most systems. */
export const USER = 65_534;

export const NAME = 'com.microsoft.Messenger.plist';
const BELOW = 'alice/Library/Preferences/Microsoft';

export const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<plist version="1.0">
<dict>
	<key>DisallowSave</key>
	<false/>
	<key>RTCTransport</key>
	<integer>4</integer>
</dict>
</plist>
`;
export const DENIED = PLIST.replace('<false/>', '<true/>');

/** A user's home with a preference file, on a real file system. */
export interface Home extends Site {
  /** The folder that holds the file, and the file; absolute. */
  readonly above: string;
  readonly file: string;
  /** Runs a shell command as the user, who owns the home; `$F` is the file. */
  readonly asUser: (command: string) => { readonly status: number | null; readonly said: string };
  /** Runs msgrctl as the user. */
  readonly runAsUser: (args: readonly string[]) => Result;
  readonly flags: (path?: string) => string;
  /** `0:0 0444 i` */
  readonly facts: (path?: string) => string;
  /** What is in the folder of the file. */
  readonly names: () => string[];
}

export function home(content: string | Uint8Array = PLIST, name = NAME, folder = BELOW): Home {
  const here = site();
  // mkdtemp closes its folders to everybody else.
  chmodSync(here.folder, 0o755);
  const above = join(here.folder, folder);
  const file = join(above, name);
  mkdirSync(above, { recursive: true });
  writeFileSync(file, content, { mode: 0o600 });
  for (let path = file; path !== here.folder; path = dirname(path)) chownSync(path, USER, USER);
  const user = ['--reuid', String(USER), '--regid', String(USER), '--clear-groups'];
  const flags = (path = file): string => flagsOf(path);
  return {
    ...here,
    above,
    file,
    asUser: (command) => {
      const { status, stdout, stderr } = spawnSync('setpriv', [...user, 'sh', '-c', command], {
        cwd: here.folder,
        env: { PATH: process.env['PATH'], F: file, D: above, LC_ALL: 'C' },
        encoding: 'utf8',
      });
      return { status, said: `${stdout}${stderr}`.trim() };
    },
    runAsUser: (args) => {
      const command = [...user, process.execPath, join(ROOT, 'bin/msgrctl.js'), ...args];
      const { status, stdout, stderr } = spawnSync('setpriv', command, {
        cwd: here.folder,
        env: { PATH: process.env['PATH'] },
      });
      return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
    },
    flags,
    facts: (path = file) => {
      const { uid, gid, mode } = lstatSync(path);
      return `${uid}:${gid} ${(mode & 0o7777).toString(8).padStart(4, '0')} ${flags(path)}`.trim();
    },
    names: () => readdirSync(above).toSorted(),
    [Symbol.dispose]: () => {
      spawnSync('chattr', ['-R', '-i', here.folder]);
      here[Symbol.dispose]();
    },
  };
}

/** `i` for an immutable file, nothing for others. */
function flagsOf(path: string): string {
  return spawnSync('lsattr', ['-d', path], { encoding: 'utf8' }).stdout.split(' ')[0]!.replace(/[^i]/g, '');
}

/** `test` for what needs root and a file system with the immutable flag. */
export function onRealDisk(): typeof test {
  if (process.platform !== 'linux') return without('needs chattr, so Linux');
  if (process.getuid?.() !== 0) return without('needs root');
  if (!hasCommand('chattr') || !hasCommand('setpriv')) return tool('chattr', 'lsattr', 'setpriv');
  return flagWorks() ? tool('lsattr') : without('needs a file system, and a right, to set the immutable flag');
}

function flagWorks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-flag-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const works = spawnSync('chattr', ['+i', file]).status === 0;
  spawnSync('chattr', ['-i', file]);
  rmSync(folder, { recursive: true });
  return works;
}

/** A file system of a kind and with some options, mounted on a folder while the test runs; undefined if that is not allowed. */
export function mounted(folder: string, type: string, options: string): Disposable | undefined {
  mkdirSync(folder, { recursive: true });
  if (spawnSync('mount', ['-t', type, '-o', options, 'msgrctl', folder]).status !== 0) return undefined;
  return { [Symbol.dispose]: () => void spawnSync('umount', ['-l', folder]) };
}

/** `test` for what needs to mount file systems of its own. */
export function onMounted(): typeof test {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return without('needs root on Linux');
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-mount-'));
  try {
    using works = mounted(folder, 'tmpfs', 'size=64k');
    return works ? tool('chattr', 'lsattr', 'mount', 'setpriv') : without('needs the right to mount');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
