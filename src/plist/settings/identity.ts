import { define } from './define.ts';
import type { Contradiction } from './setting.ts';

const CORPORATE_NAMES: Contradiction = {
  about: 'meaning',
  readings: [
    'The table: UserLogonName is the user ID for signing in to the corporate account.',
    'The table: UserSIPID is the user name for logging on to the corporate account, which sounds like the same thing.',
    'The comparison of accounts: corporate users need an e-mail address and perhaps a domain and a user ID; no key is named for any of them.',
  ],
};

const INSTALLING = ['Installing Messenger for Mac on the client'] as const;

const recent = (prefix: string, account: 'personal' | 'corporate', service: string) =>
  [1, 2, 3, 4, 5].map((entry) => ({
    key: `${prefix}0${entry}`,
    row: `${prefix}01 - ${prefix}05`,
    account,
    format: 'address' as const,
    effect: `Remembers an e-mail address that was tried for signing in to ${service}: entry ${entry} of the five most recent ones.`,
  }));

/** Who signs in on this Mac: right for one user, wrong for a fleet. */
export const IDENTITY = define({ type: 'string', class: 'identity' }, [
  {
    key: 'UserLogonName',
    account: 'corporate',
    effect: 'User ID that the corporate account signs in with, where the server asks for one besides the address.',
    alsoIn: INSTALLING,
    format: 'name',
    contradictions: [CORPORATE_NAMES],
  },
  {
    key: 'UserSIPID',
    account: 'corporate',
    effect: 'User name that the corporate account logs on with; most likely the sign-in address.',
    alsoIn: INSTALLING,
    format: 'name',
    contradictions: [CORPORATE_NAMES],
  },
  {
    key: 'UserPassportID',
    account: 'personal',
    effect:
      'User name that the personal account logs on with; most likely the e-mail address of the Windows Live ID.',
    format: 'name',
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The table: a user name.',
          'The comparison of accounts: the personal account signs in with an e-mail address.',
        ],
      },
    ],
  },
  {
    key: 'UserDomain',
    account: 'personal',
    effect: 'Passport domain that the personal account is in. It is not the Windows domain of the corporate account.',
    format: 'domain',
    contradictions: [
      {
        about: 'account',
        readings: [
          'The table: the Passport domain of the personal account.',
          'The section on installing: corporate users may need the name of their domain to sign in; the table has no key for that domain.',
        ],
      },
    ],
  },
  ...recent('MSNSignInMRU', 'personal', 'the personal account'),
  ...recent('SIPSignInMRU', 'corporate', 'the corporate account (SIP)'),
]);
