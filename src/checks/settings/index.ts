import type { Check } from '../define.ts';
import { ACCOUNT_CHECKS } from './account/index.ts';
import { CONNECTION_CHECKS } from './connection/index.ts';
import { KEY_CHECKS } from './keys/index.ts';
import { PORT_CHECKS } from './ports/index.ts';
import type { SettingsSubject } from './subject.ts';

/** Every check on settings. */
export const SETTINGS_CHECKS: readonly Check<SettingsSubject>[] = [
  ...ACCOUNT_CHECKS,
  ...CONNECTION_CHECKS,
  ...KEY_CHECKS,
  ...PORT_CHECKS,
];
