import { join } from 'node:path';
import type { Bytes, MacMaterial, MacSource } from '../../core/fleet.ts';
import { reasonOf } from '../refusal.ts';
import { entriesOf, lookAt } from './entries.ts';
import * as layout from './layout.ts';
import { shownName } from './names.ts';
import { notRead, readFile } from './read-file.ts';

type Preferences = MacMaterial['preferences'][number];

/** All that is known of a Mac; never throws for what is on the disk. */
export function readMac(source: Exclude<MacSource, { readonly kind: 'archive' }>): MacMaterial {
  if (source.kind === 'read') return source.material;
  const { mac, path } = source;
  const shown = shownName(path);
  if (source.kind === 'closed')
    return { mac, source: shown, facts: undefined, preferences: [], unread: [source.reason] };
  if (source.kind === 'file') {
    const preferences = [{ user: undefined, file: shown, bytes: readFile(path, layout.MAX_PREFERENCES) }];
    return { mac, source: shown, facts: undefined, preferences, unread: [] };
  }
  const unread: string[] = [];
  const afford = layout.budget();
  const facts = read(join(path, layout.FACTS), layout.MAX_FACTS);
  if (facts) afford(facts);
  const preferences = usersOf(join(path, layout.USERS), unread, afford);
  return { mac, source: shown, facts, preferences, unread };
}

function usersOf(folder: string, unread: string[], afford: (bytes: Bytes) => Bytes): Preferences[] {
  const found: Preferences[] = [];
  for (const { name, kind } of tryEntries(folder, unread)) {
    if (kind === 'file') continue;
    if (kind !== 'folder') {
      unread.push(`could not look into ${shownName(join(folder, name))}: ${notRead(kind)}`);
      continue;
    }
    if (found.length >= layout.MAX_USERS) {
      unread.push(layout.MANY_USERS);
      break;
    }
    const path = join(folder, name, layout.PREFERENCES);
    const bytes = read(path, layout.MAX_PREFERENCES);
    if (bytes) found.push({ user: shownName(name), file: shownName(path), bytes: afford(bytes) });
  }
  return found;
}

function tryEntries(folder: string, unread: string[]): ReturnType<typeof entriesOf> {
  const refuse = (reason: string): [] => {
    unread.push(`could not look into ${shownName(folder)}: ${reason}`);
    return [];
  };
  const kind = lookAt(folder);
  // Nobody made the folder for a Mac without users.
  if (kind === 'missing') return [];
  if (kind !== 'folder' && kind !== 'closed') return refuse(notRead(kind));
  try {
    return entriesOf(folder);
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

/** Undefined if nothing is there. What is no file is not even opened. */
function read(path: string, maxBytes: number): Bytes | undefined {
  const kind = lookAt(path);
  if (kind === 'missing') return undefined;
  return kind === 'file' || kind === 'closed' ? readFile(path, maxBytes) : { unread: notRead(kind) };
}
