import type { Symptom } from '../symptom.ts';

export const asksForPassword: Symptom = {
  name: 'asks-for-password',
  shown: 'Messenger asks for the password each time',
  words: ['asks', 'ask', 'password', 'each', 'every', 'time', 'again', 'always', 'remember', 'save', 'saved'],
  causes: [
    {
      cause: 'SaveSIPPassword is off in the preference file: mostly that is meant',
      run: 'msgrctl convert com.microsoft.Messenger.plist',
    },
    {
      cause: 'NTLM is in use, which needs a password; Kerberos takes the ticket of the Mac',
      run: 'msgrctl check signin ADDRESS --user-has kerberos',
      who: 'RFC 4120',
    },
    { cause: 'in the personal account: it is set so in the Privacy preferences' },
  ],
  rungs: [],
  sections: ['Messenger for Mac preferences', 'Personal and corporate accounts on Messenger for Mac'],
  see: ['SaveSIPPassword', 'SaveNETPassword', 'authentication', 'settings/save-password'],
};
