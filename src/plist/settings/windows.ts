import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const string = settingsOf('string', 'state', 'both');
const integer = settingsOf('integer', 'state', 'both');

const place = (key: string, window: string): Setting =>
  string(key, `Remembers where the upper left corner of ${window} was.`, { format: 'left, top' });
const size = (key: string, window: string): Setting =>
  string(key, `Remembers how large ${window} was.`, { format: 'width, height' });

/** What the program remembers of its windows. */
export const WINDOW_SETTINGS: readonly Setting[] = [
  place('AddContactLocation', 'the dialog for adding a contact'),
  place('ContactWindowLocation', 'the contact list'),
  size('ContactWindowSize', 'the contact list'),
  integer('CurrentService', 'Remembers which account’s tab of the contact list was in front.', {
    allowed: [
      { value: 0, meaning: '.NET: the personal account' },
      { value: 1, meaning: 'SIP: the corporate account' },
    ],
  }),
  place('InstantMessageWindowLocation', 'the message window'),
  size('InstantMessageWindowSize', 'the message window'),
  place('PreferencesDialogLocation', 'the preferences'),
  integer('PreferencesTabValue', 'Remembers which tab of the preferences was in front, counted from 0 at the left.', {
    range: { min: 0, max: 99 },
  }),
  place('SendOtherLocation', 'the dialog for sending to somebody else'),
  place('SignInDialogLocation', 'the sign-in dialog'),
];
