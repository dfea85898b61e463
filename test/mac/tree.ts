/** A snapshot of all that lies on a pretend Mac, and the differences of two. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, type BigIntStats } from 'node:fs';

export interface Entry {
  readonly type: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits, as in 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** SHA-1 of a file's bytes. */
  readonly bytes?: string;
  readonly target?: string;
  /** As ls shows them: "uchg", "schg,uappnd". */
  readonly flags?: string;
}

/** By path; bytes of a name that are not UTF-8 are written \xNN. */
export type Tree = ReadonlyMap<string, Entry>;

export type What = 'added' | 'removed' | 'bytes' | 'owner' | 'mode' | 'flags' | 'type' | 'target';

export interface Change {
  readonly path: string;
  readonly what: What;
}

/** What belongs to the harness. */
const HIDDEN: ReadonlySet<string> = new Set(['/.mac', '/dev', '/lib', '/lib64', '/usr/lib', '/usr/share']);

export function snapshot(root: string, leaveOut: readonly string[] = []): Tree {
  const hidden = new Set([...HIDDEN, ...leaveOut]);
  const tree = new Map<string, Entry>();
  const flags = flagsOf(root);
  const walk = (folder: Buffer, shown: string): void => {
    for (const name of readdirSync(folder, { encoding: 'buffer' })) {
      const path = `${shown}/${readable(name)}`;
      if (hidden.has(path)) continue;
      const place = Buffer.concat([folder, Buffer.from('/'), name]);
      const stat = lstatSync(place, { bigint: true });
      tree.set(path, entry(place, stat, flags.get(`${stat.dev}-${stat.ino}`)));
      if (stat.isDirectory()) walk(place, path);
    }
  };
  walk(Buffer.from(root), '');
  return new Map([...tree].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function entry(path: Buffer, stat: BigIntStats, flags: string | undefined): Entry {
  const common = {
    mode: Number(stat.mode & 0o7777n),
    uid: Number(stat.uid),
    gid: Number(stat.gid),
    size: Number(stat.size),
    ...(flags === undefined || flags === '' ? {} : { flags }),
  };
  if (stat.isDirectory()) return { type: 'folder', ...common, size: 0 };
  if (stat.isSymbolicLink())
    return { type: 'link', ...common, target: readable(readlinkSync(path, { encoding: 'buffer' })) };
  if (!stat.isFile()) return { type: 'other', ...common };
  return { type: 'file', ...common, bytes: createHash('sha1').update(readFileSync(path)).digest('hex') };
}

/** The register that the stand-in of chflags keeps: one file for each flagged file, named by its device and number. */
function flagsOf(root: string): ReadonlyMap<string, string> {
  const folder = `${root}/.mac/state/flags`;
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return new Map();
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8').trim()]));
}

function readable(name: Buffer): string {
  const text = name.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(name)) return text;
  return name.toString('latin1').replaceAll(/[\x80-\xff]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`);
}

export function changes(before: Tree, after: Tree): readonly Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return paths.flatMap((path) => whatChanged(before.get(path), after.get(path)).map((what) => ({ path, what })));
}

function whatChanged(old: Entry | undefined, now: Entry | undefined): readonly What[] {
  if (old === undefined) return ['added'];
  if (now === undefined) return ['removed'];
  const what: What[] = [];
  if (old.type !== now.type) what.push('type');
  else if (old.target !== now.target) what.push('target');
  else if (old.bytes !== now.bytes) what.push('bytes');
  if (old.uid !== now.uid || old.gid !== now.gid) what.push('owner');
  if (old.mode !== now.mode) what.push('mode');
  if (old.flags !== now.flags) what.push('flags');
  return what;
}
