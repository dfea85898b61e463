import type { Symptom } from '../symptom.ts';

export const failsOutside: Symptom = {
  name: 'fails-outside',
  shown: 'sign-in works in the office, and not from elsewhere',
  words: ['office', 'home', 'outside', 'elsewhere', 'hotel', 'vpn', 'private', 'firewall', 'router', 'proxy'],
  causes: [
    {
      cause: 'there is a private firewall, and no port range in the preference file and in the firewall of the Mac',
      run: 'msgrctl convert com.microsoft.Messenger.plist',
    },
    {
      cause: 'there is a proxy server: behind a private firewall the corporate account does not go through one',
      run: 'msgrctl lint --as mac com.microsoft.Messenger.plist',
    },
    {
      cause: 'DNS outside does not have the records that DNS inside has',
      run: 'msgrctl check dns DOMAIN --server INSIDE --server OUTSIDE',
      who: 'Microsoft on split-brain DNS',
    },
  ],
  rungs: ['dns', 'connection'],
  also: 'A virtual private network (Internet Connect on the Mac) goes around all of it.',
  sections: ['Connecting to Live Communications Server through a firewall'],
  see: ['firewall', 'connection', 'dns/views-differ', 'settings/proxy-with-port-range'],
};
