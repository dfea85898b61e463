import * as layout from './layout.ts';
import { shownName } from './names.ts';

/** Where in a fleet a file of an archive belongs. */
export interface Place {
  /** The folder or the file that is the Mac, inside the archive; empty for the archive's own top. */
  readonly key: string;
  readonly mac: string;
  readonly part: 'facts' | 'preferences';
  readonly user: string | undefined;
  /** How many bytes are read. */
  readonly most: number;
}

/**
 * The same layout as that of folders: HOST/facts, HOST/users/NAME/com.microsoft.Messenger.plist, a folder that holds
 * com.microsoft.Messenger.plist, and any other *.plist alone. Names are only names here: nothing is extracted, so ".." and
 * paths from the root do no harm. Hidden ones are passed over, for instance what Mac OS X adds as "._NAME".
 *
 * @param archive the Mac's name where the archive has no folder for it
 */
export function placeIn(name: string, archive: string): Place | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const isUsers = last === layout.PREFERENCES && parts.length >= 3 && parts.at(-3) === layout.USERS;
  const user = isUsers ? parts.at(-2) : undefined;
  if (parts.some((part) => part !== '..' && part !== user && layout.isHidden(part))) return undefined;
  const at = (folders: readonly string[]): Pick<Place, 'key' | 'mac'> => ({
    key: folders.join('/'),
    mac: shownName(folders.at(-1) ?? archive),
  });
  if (last === layout.FACTS) {
    return { ...at(parts.slice(0, -1)), part: 'facts', user: undefined, most: layout.MAX_FACTS };
  }
  const preferences = { part: 'preferences', most: layout.MAX_PREFERENCES } as const;
  if (user !== undefined) return { ...at(parts.slice(0, -3)), ...preferences, user: shownName(user) };
  if (last === layout.PREFERENCES) return { ...at(parts.slice(0, -1)), ...preferences, user: undefined };
  if (!layout.isPlistName(last)) return undefined;
  return { key: parts.join('/'), mac: shownName(layout.withoutEnding(last)), ...preferences, user: undefined };
}
