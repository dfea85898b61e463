import { get, type PlistDict, type PlistValue } from '../value.ts';
import { fromExport, fromProfile, fromRecord, fromSettings, type Taken } from './take.ts';

/** A property list that carries preferences of programs, or describes them, and is none of their preference files. */
export interface Managed extends Taken {
  readonly what: ManagedKind;
}

export type ManagedKind =
  | 'configuration profile'
  | 'value of MCXSettings'
  | 'file for dscl -mcximport'
  | 'directory record'
  | 'preference manifest';

/**
 * What a property list is that is no preference file but is about them; undefined for anything else, preference files of
 * Messenger first of all: these hold neither arrays nor dictionaries.
 */
export function recognise(root: PlistValue): Managed | undefined {
  if (root.kind !== 'dict' || !root.value.some(({ value }) => value.kind === 'array' || value.kind === 'dict')) {
    return undefined;
  }
  if (get(root, 'PayloadType')?.kind === 'string') return { what: 'configuration profile', ...fromProfile(root) };
  if (get(root, 'mcx_application_data')?.kind === 'dict')
    return { what: 'value of MCXSettings', ...fromSettings(root) };
  const record = get(root, 'dsAttrTypeStandard:MCXSettings') ?? get(root, 'mcx_settings');
  if (record?.kind === 'array') return { what: 'directory record', ...fromRecord(record) };
  if (get(root, 'pfm_subkeys')?.kind === 'array') return { what: 'preference manifest', domains: [], settings: [] };
  return looksExported(root) ? { what: 'file for dscl -mcximport', ...fromExport(root) } : undefined;
}

/** The keys of the root of which one is in everything that is recognised, but for a file for dscl -mcximport. */
export const MARKS: ReadonlySet<string> = new Set([
  'PayloadType',
  'mcx_application_data',
  'dsAttrTypeStandard:MCXSettings',
  'mcx_settings',
  'pfm_subkeys',
]);

/** As `dscl -mcxexport` writes: domains, in these keys, in these a state. */
function looksExported(root: PlistDict): boolean {
  return root.value.every(
    ({ value }) =>
      value.kind === 'dict' &&
      value.value.length > 0 &&
      value.value.every((each) => each.value.kind === 'dict' && get(each.value, 'state')?.kind === 'string'),
  );
}
