import { define } from './define.ts';

/** Saved passwords, and what happens around signing in. */
export const SIGN_IN = define({ type: 'boolean' }, [
  {
    key: 'SaveNETPassword',
    class: 'policy',
    account: 'personal',
    effect: 'Keeps the password of the personal account when true, so that users need not type it each time.',
    tableDefault: true,
  },
  {
    key: 'SaveSIPPassword',
    class: 'policy',
    account: 'corporate',
    effect:
      'Keeps the password of the corporate account when true. Where several people share one login of a Mac, false makes each of them type it.',
    tableDefault: true,
  },
  {
    key: 'PromptForPassportOnWeb',
    class: 'preference',
    account: 'personal',
    effect: 'Asks for the credentials once more when true, before a link in Messenger opens the Hotmail mailbox.',
    tableDefault: false,
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name: a prompt for Passport sign-in on the web at large.',
          'The table: a prompt only where the Hotmail mailbox is opened from a link in Messenger.',
          'The comparison of accounts: a privacy preference of the personal account asks for a password every time; its key is not named.',
        ],
      },
    ],
  },
  {
    key: 'SignInAsHidden',
    class: 'preference',
    account: 'both',
    effect:
      'Seeds the preferences of Messenger 6.0 from those of MSN Messenger 4.0, once. Whatever the name says, it does not make anybody sign in hidden later on.',
    tableDefault: false,
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name: users sign in without being seen.',
          'The table: a leftover of MSN Messenger 4.0 that is read only to fill in the first preferences of 6.0.',
        ],
      },
    ],
  },
]);
