import type { MacMaterial } from '../../core/fleet.ts';
import type { Facts, UserFacts } from '../../fleet/facts.ts';
import { PlistError } from '../../plist/error.ts';
import { readPreferences } from '../plist/read.ts';
import { connectionOf } from './connection.ts';
import type { Copy, SeenUser } from './subject.ts';

/** Hundreds of times what the program writes. A file made to hold more would fill the memory of a whole audit. */
const LIMITS = { maxValues: 200_000 };

/** The people of a Mac, each with the copy of his file: first those whom the facts name. Each copy is read once. */
export function usersOf({ preferences }: MacMaterial, facts: Facts | undefined): SeenUser[] {
  const left = new Map(preferences.map((copy) => [copy.user === undefined ? copy : plain(copy.user), copy]));
  const users = (facts?.users ?? []).map((user) => {
    const name = plain(user.name);
    const copy = left.get(name);
    left.delete(name);
    return seenUser(user.name, user, copy);
  });
  for (const copy of left.values()) users.push(seenUser(copy.user, undefined, copy));
  return users;
}

function seenUser(name: string | undefined, facts: UserFacts | undefined, copy: Copy | undefined): SeenUser {
  const document = copy && !('unread' in copy.bytes) ? readPreferences(copy.bytes, LIMITS) : undefined;
  const connection = document && !(document instanceof PlistError) ? connectionOf(document) : undefined;
  return { name, facts, copy, document, connection };
}

/** HFS+ takes letters with accents apart in names of folders. */
function plain(name: string): string {
  return name.normalize('NFC');
}
