import type { Symptom } from '../symptom.ts';

export const personalAccountFails: Symptom = {
  name: 'personal-account-fails',
  shown: 'the personal account cannot sign in, the corporate one can',
  words: ['personal', 'account', 'windows', 'live', 'hotmail', 'passport', 'msn', 'sign', 'cannot', 'connect'],
  causes: [
    {
      cause: 'the corporate firewall closes the port of the personal service, TCP 1863: often that is meant',
      run: 'msgrctl emit firewall-rules messenger.yaml',
    },
    {
      cause: 'it is signed in with the address of the company: it takes a Windows Live ID',
      run: 'msgrctl explain accounts',
    },
    {
      cause: 'Messenger keeps to a server that it once learned, and that is no more',
      run: 'msgrctl lint --as mac com.microsoft.Messenger.plist',
      who: 'the Nina wiki on Messenger for Mac',
    },
  ],
  rungs: [],
  sections: [
    'Installing and configuring Messenger for Mac on a corporate network',
    'Personal and corporate accounts on Messenger for Mac',
    'Messenger for Mac preferences',
  ],
  see: ['accounts', 'firewall', 'settings/cached-server-key'],
};
