import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { LockFlag, LockSystem, SeenFlags } from '../core/lock.ts';
import { cannot } from '../core/tool-error.ts';

/** Node knows no file flags, so the system's own tools read and set them. Paths given here start with `/` or `./`. */
export interface FlagTools {
  readonly system: LockSystem;
  readonly read: (path: string) => Promise<SeenFlags>;
  /** Makes a file immutable. `shown` is what messages call it. */
  readonly set: (path: string, shown: string) => Promise<void>;
  /** Clears these flags; nothing to clear is no work. */
  readonly clear: (path: string, flags: readonly LockFlag[], shown: string) => Promise<void>;
  readonly userId: (name: string) => Promise<number>;
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the system; undefined if it is not there. */
export type Run = (command: string, args: readonly string[]) => Promise<Answer | undefined>;

/** The user's PATH is not asked: this runs as root. */
const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export const run: Run = async (command, args) => {
  const programs = FOLDERS.map((folder) => join(folder, command));
  const found = await Promise.all(
    programs.map((path) =>
      access(path, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  const program = programs.find((_, i) => found[i]);
  if (program === undefined) return undefined;
  // Loaded when it is needed: no other command starts programs.
  const { execFile } = await import('node:child_process');
  return new Promise((done) => {
    execFile(program, args, { env: { PATH: FOLDERS.join(':'), LC_ALL: 'C' } }, (error, stdout, stderr) => {
      done({ status: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr });
    });
  });
};

/** What the two systems call it, and how they answer. */
interface Dialect {
  readonly system: LockSystem;
  readonly reader: { readonly command: string; readonly args: readonly string[] };
  /** The flags in what the reader prints; undefined if that is no answer. */
  readonly parse: (text: string) => readonly LockFlag[] | undefined;
  readonly changer: { readonly command: string; readonly set: readonly string[]; readonly clear: ClearArguments };
  readonly package: string;
}

type ClearArguments = (flags: readonly LockFlag[]) => readonly string[];

const MAC_FLAGS = ['uchg', 'schg', 'uappnd', 'sappnd'] as const;

const MAC: Dialect = {
  system: 'mac',
  reader: { command: 'stat', args: ['-f', '%Sf'] },
  // `-` for none, else names with commas between: `uchg,hidden`.
  parse: (text) => {
    const names = /^(-|[a-z]+(?:,[a-z]+)*)?$/.exec(text.trim())?.[0].split(',');
    return names && MAC_FLAGS.filter((flag) => names.includes(flag));
  },
  // Never schg: on Mac OS X 10.3 and 10.4 the kernel lets nobody clear it but in single-user mode (securelevel 1), so an
  // unlock could not be rolled out. -h: a link that is put there meanwhile is not followed.
  changer: {
    command: 'chflags',
    set: ['-h', 'uchg'],
    clear: (flags) => ['-h', flags.map((flag) => `no${flag}`).join(',')],
  },
  package: 'Mac OS X itself',
};

const LETTERS: readonly (readonly [string, LockFlag])[] = [
  ['a', 'append-only'],
  ['i', 'immutable'],
];

const LINUX: Dialect = {
  system: 'linux',
  reader: { command: 'lsattr', args: ['-d'] },
  // `----i---------e------- ./name`; the name may hold anything, so only the beginning counts.
  parse: (text) => {
    const [, letters] = /^([A-Za-z-]+) /.exec(text) ?? [];
    return letters === undefined
      ? undefined
      : LETTERS.flatMap(([letter, flag]) => (letters.includes(letter) ? [flag] : []));
  },
  changer: {
    command: 'chattr',
    set: ['+i'],
    clear: (flags) => [`-${LETTERS.flatMap(([letter, flag]) => (flags.includes(flag) ? [letter] : [])).join('')}`],
  },
  package: 'e2fsprogs',
};

/** What tools say of a file system that has no flags (ENOTTY, EOPNOTSUPP, ENOSYS). */
const NO_FLAGS = /inappropriate ioctl|not supported|not implemented/i;

/** The tools of a system, by Node's name for it. */
export function flagTools(platform: string, runTool: Run = run): FlagTools {
  const dialect = platform === 'darwin' ? MAC : LINUX;
  const { system, reader, parse, changer } = dialect;
  const change = async (path: string, args: readonly string[], shown: string, what: string): Promise<void> => {
    const answer = await runTool(changer.command, [...args, path]);
    if (!answer) throw missing(changer.command, dialect);
    if (answer.status !== 0) throw refused(`${what} ${shown}`, reasonOf(answer));
  };
  return {
    system,
    read: async (path) => {
      const answer = await runTool(reader.command, [...reader.args, path]);
      if (!answer) return { unknown: `there is no ${reader.command} (${dialect.package})` };
      const flags = parse(answer.stdout);
      if (answer.status === 0 && flags) return flags;
      const reason = reasonOf(answer);
      return NO_FLAGS.test(reason) ? [] : { unknown: `${reader.command}: ${reason}` };
    },
    set: (path, shown) => change(path, changer.set, shown, 'set the immutable flag of'),
    clear: async (path, flags, shown) => {
      if (flags.length > 0) await change(path, changer.clear(flags), shown, 'clear the flags of');
    },
    userId: (name) => userId(name, runTool),
  };
}

async function userId(name: string, runTool: Run): Promise<number> {
  // `--`: a name may start with a dash.
  const answer = await runTool('id', ['-u', '--', name]);
  const id = answer && /^(\d+)\n$/.exec(answer.stdout)?.[1];
  if (answer?.status !== 0 || id === undefined) throw cannot(`there is no user "${name}"`);
  return Number(id);
}

/** The last words of what a tool says: `chattr: Operation not permitted while setting flags on ./a`. */
function reasonOf({ stderr, status }: Answer): string {
  const known = /operation not permitted|permission denied|read-only file system|no such file or directory/i;
  const words = known.exec(stderr)?.[0] ?? NO_FLAGS.exec(stderr)?.[0];
  return (words ?? (stderr.trim().split('\n')[0] || `exit code ${status}`)).toLowerCase();
}

function missing(command: string, dialect: Dialect): Error {
  return cannot(`${command} is not there, so no flag can be set or cleared`, `It comes with ${dialect.package}.`);
}

function refused(what: string, reason: string): Error {
  if (NO_FLAGS.test(reason)) {
    return cannot(`could not ${what}: this file system has no such flag`, 'A lock without it would not hold.');
  }
  const hint = /not permitted/.test(reason)
    ? 'In a container root also needs the capability CAP_LINUX_IMMUTABLE; schg of Mac OS X may need single-user mode.'
    : undefined;
  return cannot(`could not ${what}: ${reason}`, hint);
}
