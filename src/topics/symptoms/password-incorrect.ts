import type { Symptom } from '../symptom.ts';

const FIELD = 'a report from the field on Messenger 6.0.3 and OCS 2007';

export const passwordIncorrect: Symptom = {
  name: 'password-incorrect',
  shown: 'the password is incorrect or the sign-in name does not exist',
  by: 'Messenger for Mac 6.0.3',
  words: ['wrong', 'password', 'incorrect', 'sign-in', 'name', 'exist'],
  causes: [
    {
      cause: 'the password is wrong, or Messenger keeps one from before it was changed',
      run: 'msgrctl explain password-changed',
    },
    {
      cause: 'the account needs domain and user ID beside the address',
      run: 'msgrctl explain asks-for-user-id',
    },
    {
      cause: 'the address is not the SIP address of the account in Active Directory',
      who: 'Microsoft, Communicator sign-in issues (dd637123)',
    },
    {
      cause: 'the server is OCS 2007: there it was shown with the right password, too',
      run: 'msgrctl check server HOST',
      who: FIELD,
    },
    {
      cause: 'the security that Windows demands of NTLM there is more than the Mac offers',
      who: 'A. Tiensivu (2010), on OCS',
    },
  ],
  rungs: ['sip', 'authentication', 'kerberos'],
  also: 'Compare the sign-in address with the SIP URI in Active Directory; try domain and user name in Preferences, Accounts.',
  sections: ['Personal and corporate accounts on Messenger for Mac', 'Messenger for Mac preferences'],
  see: ['authentication', 'accounts', 'sip/enhanced-presence-server', 'settings/address-outside-sip-domains'],
};
