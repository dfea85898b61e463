import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const boolean = settingsOf('boolean', 'state', 'both');

/** What the program remembers of its versions. */
export const PROGRAM_STATE_SETTINGS: readonly Setting[] = [
  settingsOf('string', 'state', 'both')('NewVersionInfoURL', 'Remembers the page of a newer version whose installation the user put off.', { format: 'url' }),
  settingsOf('integer', 'state', 'both')('NextNewVersionNotifyTime', 'Counts the seconds until the user is reminded of a newer version again.', {
    unit: 'seconds',
    range: { min: 0, max: 4_294_967_295 },
  }),
  boolean('UserHasRunMessenger51', 'Remembers that version 5.1 has run for this user.'),
  boolean('UserHasRunMessenger60', 'Remembers that version 6.0 has run for this user.'),
];
