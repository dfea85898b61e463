import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize, relative, resolve } from 'node:path';
import type { MacSource } from '../../core/fleet.ts';
import { cannot } from '../../core/tool-error.ts';
import { refusal } from '../refusal.ts';
import { kindOf } from './entries.ts';
import * as layout from './layout.ts';
import { nameOf, pathFor, shownName } from './names.ts';
import { headOf, notRead, readFile } from './read-file.ts';
import { fileAt, macName, macsBelow } from './walk.ts';

/** What was found so far, by real paths, so that no Mac comes twice. */
export interface Seen {
  readonly folders: Set<string>;
  readonly files: Set<string>;
}

/**
 * The Macs at a path that somebody named. A link is followed here. A file is taken whatever its name; one that lies in a
 * Mac's folder as collect makes it stands for the whole folder, so that lists of them are lists of Macs.
 *
 * @throws ToolError if the path leads to nothing that can be looked at
 */
export function* macsAt(path: string, seen: Seen): Generator<MacSource | undefined> {
  const { kind, real } = follow(path);
  if (kind === 'folder') return yield* macsInFolder(normalize(path), real, seen);
  const mac = macAround(path, real);
  if (mac) return yield* macsInFolder(mac.path, mac.real, seen);
  if (seen.files.has(real) || (isBelow(real, seen) && fileAt(dirname(real), { name: basename(real), kind }))) return;
  seen.files.add(real);
  yield sourceOf(path, real);
}

/** Where a path leads in the end. Throws a ToolError if that is neither a file nor a folder. */
export function follow(path: string): { kind: 'file' | 'folder'; real: string } {
  try {
    const kind = kindOf(statSync(pathFor(path)));
    if (kind !== 'file' && kind !== 'folder') throw cannot(`could not read ${shownName(path)}: ${notRead(kind)}`);
    return { kind, real: nameOf(realpathSync.native(pathFor(path), { encoding: 'buffer' })) };
  } catch (error) {
    throw refusal('read', shownName(path), error);
  }
}

function* macsInFolder(path: string, real: string, seen: Seen): Generator<MacSource | undefined> {
  if (isBelow(real, seen)) return;
  const isKnown = seen.folders.size + seen.files.size > 0;
  for (const source of macsBelow(path)) {
    if (isKnown && source && source.kind !== 'read') {
      const own = join(real, relative(path, source.path));
      if (seen.files.has(own) || seen.folders.has(own)) continue;
    }
    yield source;
  }
  seen.folders.add(real);
}

function isBelow(real: string, { folders }: Seen): boolean {
  if (folders.size === 0) return false;
  for (let at = real; ; at = dirname(at)) {
    if (folders.has(at)) return true;
    if (at === dirname(at)) return false;
  }
}

/** The folder of the Mac that a file belongs to. */
function macAround(path: string, real: string): { path: string; real: string } | undefined {
  const up = (levels: number): { path: string; real: string } => {
    const above = new Array<string>(levels).fill('..');
    const folder = join(real, ...above);
    // The name of a link may lie in any folder.
    const named = join(path, ...above);
    return { path: isSame(named, folder) ? named : folder, real: folder };
  };
  if (basename(real) === layout.FACTS) return up(1);
  const isUsers = basename(real) === layout.PREFERENCES && basename(dirname(dirname(real))) === layout.USERS;
  return isUsers ? up(3) : undefined;
}

function isSame(path: string, real: string): boolean {
  try {
    return follow(path).real === real;
  } catch {
    return false;
  }
}

function sourceOf(path: string, real: string): MacSource {
  const name = basename(resolve(path));
  // Links that somebody named are followed here, and nowhere else.
  const isLink = real !== resolve(path);
  const at = isLink ? real : path;
  const head = headOf(at);
  if (layout.isArchiveName(name) || layout.looksPacked(head)) return { kind: 'archive', path: at };
  const mac = name === layout.PREFERENCES ? macName(dirname(path)) : shownName(layout.withoutEnding(name));
  if (!layout.looksLikeFacts(head)) return { kind: 'file', mac, path: at };
  const read = readFile(at, layout.MAX_FACTS);
  // Alone in its buffer, for it goes to another thread.
  const facts = 'unread' in read ? read : read.slice();
  return { kind: 'read', material: { mac, source: shownName(at), facts, preferences: [], unread: [] } };
}
