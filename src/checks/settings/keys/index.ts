import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { addressOutsideSipDomains } from './address-outside-sip-domains.ts';
import { cacheKeyInTemplate } from './cache-key-in-template.ts';
import { cachedServerKey } from './cached-server-key.ts';
import { contradictoryMeaning } from './contradictory-meaning.ts';
import { differsFromPolicy } from './differs-from-policy.ts';
import { duplicateKey } from './duplicate-key.ts';
import { identityKeyInTemplate } from './identity-key-in-template.ts';
import { idleContradiction } from './idle-contradiction.ts';
import { inertKey } from './inert-key.ts';
import { malformedValue } from './malformed-value.ts';
import { misprintedKey } from './misprinted-key.ts';
import { mruGap } from './mru-gap.ts';
import { noEffectTogether } from './no-effect-together.ts';
import { notInPolicy } from './not-in-policy.ts';
import { outOfRange } from './out-of-range.ts';
import { pathInOneHome } from './path-in-one-home.ts';
import { safetyAlertOff } from './safety-alert-off.ts';
import { setTwice } from './set-twice.ts';
import { stateKeyInTemplate } from './state-key-in-template.ts';
import { unknownKey } from './unknown-key.ts';
import { valueNotAllowed } from './value-not-allowed.ts';
import { wrongType } from './wrong-type.ts';

/** Checks on single keys and values, and on keys that do not go together or do not belong where they are. */
export const KEY_CHECKS: readonly Check<SettingsSubject>[] = [
  addressOutsideSipDomains,
  cacheKeyInTemplate,
  cachedServerKey,
  contradictoryMeaning,
  differsFromPolicy,
  duplicateKey,
  identityKeyInTemplate,
  idleContradiction,
  inertKey,
  malformedValue,
  misprintedKey,
  mruGap,
  noEffectTogether,
  notInPolicy,
  outOfRange,
  pathInOneHome,
  safetyAlertOff,
  setTwice,
  stateKeyInTemplate,
  unknownKey,
  valueNotAllowed,
  wrongType,
];
