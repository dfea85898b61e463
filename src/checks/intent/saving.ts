import type { Location } from '../../core/location.ts';
import { placeOf, type Policy } from '../../policy/load.ts';

/** Where a policy forbids saving conversations, by its own word or by the setting; undefined if it does not. */
export function saveDenied(policy: Policy): Location | undefined {
  const { archiving, settings } = policy.data;
  const own = settings?.['DisallowSave'];
  if (own !== undefined) return own === true ? placeOf(policy, 'settings', 'DisallowSave') : undefined;
  return archiving?.save === 'deny' ? placeOf(policy, 'archiving', 'save') : undefined;
}
