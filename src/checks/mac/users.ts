import type { MacMaterial } from '../../core/fleet.ts';
import type { Facts, UserFacts } from '../../fleet/facts.ts';
import { PlistError } from '../../plist/error.ts';
import { readPreferences } from '../plist/read.ts';
import { connectionOf } from './connection.ts';
import type { FirstLook } from './first-look.ts';
import type { Copy, SeenUser } from './subject.ts';

/** Hundreds of times what the program writes. A file made to hold more would fill the memory of a whole audit. */
const LIMITS = { maxValues: 200_000 };

/**
 * The people of a Mac, each with the copy of his file: first those whom the facts name. Each copy is read once.
 *
 * @param look none if places are needed
 */
export function usersOf(
  { preferences }: MacMaterial,
  facts: Facts | undefined,
  look: FirstLook | undefined,
): SeenUser[] {
  const left = new Set(preferences);
  const named = new Map(preferences.map((copy) => [copy.user === undefined ? copy : plain(copy.user), copy]));
  const users = (facts?.users ?? []).map((user) => {
    const found = named.get(plain(user.name));
    const copy = found && left.delete(found) ? found : undefined;
    return seenUser(user.name, user, copy, look);
  });
  for (const copy of left) users.push(seenUser(copy.user, undefined, copy, look));
  return users;
}

function seenUser(
  name: string | undefined,
  facts: UserFacts | undefined,
  copy: Copy | undefined,
  look: FirstLook | undefined,
): SeenUser {
  const bytes = copy && !('unread' in copy.bytes) ? copy.bytes : undefined;
  const seen = bytes && look?.at(bytes);
  if (seen) return { name, facts, copy, ...seen, isUnremarkable: true };
  const document = bytes && readPreferences(bytes, LIMITS);
  const connection = document && !(document instanceof PlistError) ? connectionOf(document) : undefined;
  return { name, facts, copy, document, connection, isUnremarkable: false };
}

/** HFS+ takes letters with accents apart in names of folders. */
function plain(name: string): string {
  return name.normalize('NFC');
}
