import type { Symptom } from '../symptom.ts';

export const asksForUserId: Symptom = {
  name: 'asks-for-user-id',
  shown: 'address and password are not enough: a domain and a user ID are wanted',
  words: ['asks', 'ask', 'domain', 'user', 'id', 'enough'],
  causes: [
    {
      cause: 'that is how accounts are there: each user has to be told his domain and user name',
      run: 'msgrctl emit handout-users messenger.yaml',
    },
    {
      cause: 'the sign-in address differs from the name in Active Directory, so it does not tell who it is',
      who: 'Microsoft on LCS 2003 and Windows Messenger 5 (2004)',
    },
  ],
  rungs: ['authentication'],
  sections: ['Installing Messenger for Mac on the client', 'Personal and corporate accounts on Messenger for Mac'],
  see: ['accounts', 'authentication', 'UserLogonName'],
};
