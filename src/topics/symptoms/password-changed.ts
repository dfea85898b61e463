import type { Symptom } from '../symptom.ts';

export const passwordChanged: Symptom = {
  name: 'password-changed',
  shown: 'sign-in fails since the password was changed',
  words: ['password', 'changed', 'change', 'changing', 'new', 'reset', 'expired', 'since'],
  causes: [
    {
      cause: 'Messenger signs in with the password that it saved, unless SaveSIPPassword is off: type the new one',
      run: 'msgrctl convert com.microsoft.Messenger.plist',
    },
    {
      cause: 'the password has expired, or must be changed before it is good for anything',
      who: 'Microsoft, Communicator sign-in issues (dd637123)',
    },
    {
      cause: 'with the network ID, the Mac gets no new ticket: log out of the Mac, and in with the new password',
      run: 'msgrctl check kerberos REALM',
      who: 'RFC 4120: tickets are got with the password',
    },
  ],
  rungs: ['authentication', 'kerberos'],
  sections: ['Messenger for Mac preferences', 'Using Kerberos for Macintosh'],
  see: ['authentication', 'SaveSIPPassword', 'settings/save-password', 'password-incorrect'],
};
