import type { Symptom } from '../symptom.ts';

const WHO = 'Microsoft, Communicator sign-in issues (dd637123)';

export const signInAddressIncorrect: Symptom = {
  name: 'sign-in-address-incorrect',
  shown: 'you may have entered your sign-in address, user name, or password incorrectly',
  by: 'Communicator 2007 R2',
  words: ['entered', 'sign-in', 'address', 'password', 'incorrectly'],
  causes: [
    { cause: 'the sign-in address is not the SIP URI of the account', who: WHO },
    { cause: 'the user is not enabled for the server', who: WHO },
    { cause: 'the password has expired', who: WHO },
    { cause: 'the server refuses this version of the client', run: 'msgrctl check server HOST', who: WHO },
  ],
  rungs: ['sip', 'authentication'],
  sections: [],
  see: ['password-incorrect', 'authentication', 'sip/version-filtered', 'sip/not-found'],
};
