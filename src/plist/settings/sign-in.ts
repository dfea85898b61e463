import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const corporateName = settingsOf('string', 'identity', 'corporate');
const personalName = settingsOf('string', 'identity', 'personal');

const recent = (define: typeof corporateName, prefix: string, account: string): Setting[] =>
  [1, 2, 3, 4, 5].map((place) =>
    define(
      `${prefix}SignInMRU0${place}`,
      `Remembers sign-in address number ${place} of the five last used for the ${account} account; 01 is the latest.`,
      { format: 'address', row: `${prefix}SignInMRU01 - ${prefix}SignInMRU05` },
    ),
  );

/** Who signs in, whether the password is kept, and what may be saved of a conversation. */
export const SIGN_IN_SETTINGS: readonly Setting[] = [
  settingsOf('boolean', 'policy', 'both')(
    'DisallowSave',
    'Forbids users to save conversations: Save and Save as Web Page are unavailable, and so are the panels of the History preferences. It cannot be set in the program, only in this file.',
    {
      table: true,
      text: [{ value: false, section: 'Disabling message archiving' }],
      alsoIn: ['Disabling message archiving'],
      contradictions: [
        { about: 'default', readings: ['the section on archiving says no', 'the table of settings says yes'] },
      ],
    },
  ),
  settingsOf('boolean', 'policy', 'personal')('SaveNETPassword', 'Keeps the password of the personal account on the Mac.', { table: true }),
  settingsOf('boolean', 'policy', 'corporate')('SaveSIPPassword', 'Keeps the password of the corporate account on the Mac.', { table: true }),
  ...recent(personalName, 'MSN', 'personal'),
  ...recent(corporateName, 'SIP', 'corporate'),
  corporateName('UserLogonName', 'Holds the user ID with which the corporate account signs in, where that differs from the address.', { format: 'name' }),
  corporateName('UserSIPID', 'Holds the sign-in address of the corporate account.', {
    format: 'address',
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'the table calls it the user name for corporate log-on',
          'UserLogonName, by the table the user ID for corporate sign-in, is told apart from it only by its name: SIP ID reads as the address',
        ],
      },
    ],
  }),
  personalName('UserDomain', 'Holds the Passport domain that the personal account belongs to.', { format: 'domain' }),
  personalName('UserPassportID', 'Holds the user name with which the personal account logs on.', { format: 'name' }),
  settingsOf('integer', 'state', 'personal')('NETSignInStatus', 'Remembers the sign-in status of the personal account.'),
  settingsOf('integer', 'state', 'corporate')('SIPSignInStatus', 'Remembers the sign-in status of the corporate account.'),
  settingsOf('boolean', 'preference', 'both')(
    'SignInAsHidden',
    'Carries a preference of MSN Messenger 4.0 over into version 6.0; it is read once for that, and has no effect later.',
    { table: false },
  ),
];
