import { define } from './define.ts';

/** Where windows were, and how large: it depends on the screen, so it has no place in a template. */
export const WINDOWS = define({ type: 'string', class: 'state', account: 'both', format: 'left, top' }, [
  {
    key: 'AddContactLocation',
    effect: 'Remembers where the upper left corner of the Add Contact dialog was.',
  },
  {
    key: 'ContactWindowLocation',
    effect: 'Remembers where the upper left corner of the contact list was.',
  },
  {
    key: 'ContactWindowSize',
    effect: 'Remembers how wide and how high the contact list was.',
    format: 'width, height',
  },
  {
    key: 'InstantMessageWindowLocation',
    effect: 'Remembers where the upper left corner of the message window was.',
  },
  {
    key: 'InstantMessageWindowSize',
    effect: 'Remembers how wide and how high the message window was.',
    format: 'width, height',
  },
  {
    key: 'PreferencesDialogLocation',
    effect: 'Remembers where the upper left corner of the preferences was.',
  },
  {
    key: 'SendOtherLocation',
    effect: 'Remembers where the upper left corner of the Send Other dialog was.',
  },
  {
    key: 'SignInDialogLocation',
    effect: 'Remembers where the upper left corner of the sign-in dialog was.',
  },
]);
