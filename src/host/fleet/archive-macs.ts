import type { Bytes, MacMaterial } from '../../core/fleet.ts';
import type { Place } from './archive-place.ts';
import { budget, MANY_USERS, MAX_USERS } from './layout.ts';
import { shownName } from './names.ts';

interface Open {
  readonly mac: string;
  readonly source: string;
  facts: Bytes | undefined;
  readonly files: Map<string, MacMaterial['preferences'][number]>;
  readonly unread: Set<string>;
  readonly afford: (bytes: Bytes) => Bytes;
  /** Bytes that wait here, and something for each file. */
  weight: number;
}

/**
 * How much waits for more files of its Mac. Those of one Mac stand together in nearly every archive, but not where all facts
 * were packed before all users.
 */
const OPEN_BYTES = 32 * 1024 * 1024;
/** What a file takes besides its bytes. */
const A_FILE = 1024;

export interface Gathering {
  /** Takes in what an archive holds at a place; gives the Macs that are whole by then. */
  readonly add: (path: string, place: Place, bytes: Bytes) => Generator<MacMaterial>;
  /**
   * @param damage what ended the archive early: the Mac that came last may lack files
   * @param where the place at which that was, if it is known: if it is in another Mac, the last one was whole
   */
  readonly rest: (damage?: string, where?: Place) => Generator<MacMaterial>;
}

/** Puts the Macs of an archive together. The second of two files of one name counts, as it would when unpacked. */
export function gathering(archive: string): Gathering {
  const open = new Map<string, Open>();
  const told = new Set<string>();
  let last: Open | undefined;
  let held = 0;

  const newMac = ({ key, mac }: Place): Open => {
    const source = key === '' ? archive : `${archive}:${shownName(key)}`;
    const unread = new Set<string>();
    if (told.has(key))
      unread.add(`the files of ${source} do not stand together in the archive, so this is only some of them`);
    return { mac, source, facts: undefined, files: new Map(), unread, afford: budget(), weight: 0 };
  };

  const close = ([key, { mac, source, facts, files, unread, weight }]: [string, Open]): MacMaterial => {
    open.delete(key);
    told.add(key);
    held -= weight;
    return { mac, source, facts, preferences: [...files.values()], unread: [...unread] };
  };

  return {
    *add(path, place, bytes) {
      const mac = open.get(place.key) ?? newMac(place);
      open.set(place.key, mac);
      last = mac;
      const weight = A_FILE + ('unread' in bytes ? 0 : bytes.length);
      mac.weight += weight;
      held += weight;
      if (place.part === 'facts') mac.facts = mac.afford(bytes);
      else if (mac.files.size >= MAX_USERS) mac.unread.add(MANY_USERS);
      else {
        const file = `${archive}:${shownName(path.replace(/^(?:\.\/+)+/, ''))}`;
        mac.files.set(place.user ?? '', { user: place.user, file, bytes: mac.afford(bytes) });
      }
      for (const oldest of open) {
        if (held <= OPEN_BYTES || open.size === 1) break;
        yield close(oldest);
      }
    },
    *rest(damage, where) {
      if (damage !== undefined && last && (where === undefined || open.get(where.key) === last))
        last.unread.add(damage);
      for (const each of open) yield close(each);
    },
  };
}
