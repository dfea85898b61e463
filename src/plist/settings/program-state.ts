import { atLeast, define } from './define.ts';

/** What the program remembers of itself; it writes these keys as it runs. */
export const PROGRAM_STATE = define({ class: 'state', account: 'both' }, [
  {
    key: 'CurrentService',
    type: 'integer',
    effect: 'Remembers which tab of the contact list was in front.',
    allowed: [
      { value: 0, meaning: '.NET: the personal account' },
      { value: 1, meaning: 'SIP: the corporate account' },
    ],
  },
  {
    key: 'NETSignInStatus',
    type: 'integer',
    account: 'personal',
    effect:
      'Remembers the sign-in status of the personal account. The guide does not say what the numbers stand for.',
  },
  {
    key: 'SIPSignInStatus',
    type: 'integer',
    account: 'corporate',
    effect:
      'Remembers the sign-in status of the corporate account. The guide does not say what the numbers stand for.',
  },
  {
    key: 'GroupsViewEverUsed',
    type: 'boolean',
    effect: 'Remembers whether the user has ever looked at the contact list by groups.',
  },
  {
    key: 'PreferencesTabValue',
    type: 'integer',
    effect: 'Remembers which tab of the preferences was in front, counted from 0 at the left.',
    range: atLeast(0),
  },
  {
    key: 'NewVersionInfoURL',
    type: 'string',
    effect: 'Remembers where to learn of a newer version whose installation the user has put off.',
    format: 'url',
  },
  {
    key: 'NextNewVersionNotifyTime',
    type: 'integer',
    effect: 'Seconds until the user is reminded of a newer version.',
    unit: 'seconds',
    range: atLeast(0),
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name: the moment of the next reminder.',
          'The table: how long it is, in seconds, until the next reminder.',
        ],
      },
    ],
  },
  {
    key: 'UserHasRunMessenger51',
    type: 'boolean',
    effect: 'Remembers that this user has run Messenger for Mac 5.1.',
  },
  {
    key: 'UserHasRunMessenger60',
    type: 'boolean',
    effect: 'Remembers that this user has run Messenger for Mac 6.0.',
  },
]);
