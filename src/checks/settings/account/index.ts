import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { contradictoryDefault } from './contradictory-default.ts';
import { disallowSaveNotSet } from './disallow-save-not-set.ts';
import { personalSettingsWhileBlocked } from './personal-settings-while-blocked.ts';
import { savePassword } from './save-password.ts';

/** Checks on what is kept of accounts and conversations. */
export const ACCOUNT_CHECKS: readonly Check<SettingsSubject>[] = [
  contradictoryDefault,
  disallowSaveNotSet,
  personalSettingsWhileBlocked,
  savePassword,
];
