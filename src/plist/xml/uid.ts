import type { PlistEntry } from '../value.ts';

/**
 * True for the one entry of a dictionary that stands for the UID of a keyed archive: Apple writes it so in XML, and reads
 * every dictionary like it as a UID.
 */
export function isArchivedUid(entries: readonly PlistEntry[]): boolean {
  const only = entries.length === 1 ? entries[0]! : undefined;
  if (only?.key !== 'CF$UID' || only.value.kind !== 'integer') return false;
  const { value } = only.value;
  return typeof value === 'number' && value >= 0 && value <= 0xffff_ffff;
}
