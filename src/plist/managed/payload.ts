import { dict, type PlistDict, type PlistEntry } from '../value.ts';
import type { Taken } from './take.ts';

/** The settings as a preference file has them: sorted, each key once. */
export function preferencesOf({ settings }: Taken): PlistDict {
  const last = new Map(settings.map(({ entry }) => [entry.key, entry.value]));
  return dict([...last].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The entries with their places, duplicates kept, for those who judge them. */
export function entriesOf({ settings }: Taken): readonly PlistEntry[] {
  return settings.map(({ entry }) => entry);
}
