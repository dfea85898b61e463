import type { Symptom } from '../symptom.ts';

export const personalAccountWorks: Symptom = {
  name: 'personal-account-works',
  shown: 'users sign in to personal accounts although port 1863 is closed',
  words: ['personal', 'account', 'accounts', 'although', 'should', 'not', '1863', 'closed', 'blocked', 'still'],
  causes: [
    {
      cause: 'where 1863 is closed, the account tries 80 and 443 as well: deny its servers at the proxy',
      run: 'msgrctl emit firewall-rules messenger.yaml',
      who: 'Microsoft KB 927847, on the client for Windows',
    },
  ],
  rungs: [],
  also: 'The guide calls 1863 the primary port, so not the only one.',
  sections: ['Installing and configuring Messenger for Mac on a corporate network'],
  see: ['accounts', 'firewall', 'settings/personal-settings-while-blocked'],
};
