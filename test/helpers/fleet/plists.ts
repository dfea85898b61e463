import type { PlistValue } from '../../../src/plist/value.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import { policySettings } from '../../../src/policy/settings.ts';

/** The settings that the text of a policy leads to. */
export async function plist(policy: string): Promise<ReadonlyMap<string, PlistValue>> {
  const loaded = await loadPolicy({ file: 'fleet.yaml', text: policy }, async () => ({ missing: 'none' }));
  return new Map(policySettings(loaded.policy!).map(({ key, value }) => [key, value]));
}
