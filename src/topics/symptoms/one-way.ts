import type { Symptom } from '../symptom.ts';

export const oneWay: Symptom = {
  name: 'one-way',
  shown: 'messages arrive in one direction only',
  by: 'Messenger for Mac 5.1.1',
  words: ['messages', 'message', 'one', 'way', 'direction', 'arrive'],
  causes: [
    {
      cause: 'the Mac has Messenger 5.1.1, which loses messages on supernetted addresses; 6.0 does not',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: 'Microsoft, announcement of 6.0 (2006-09-11)',
    },
    {
      cause: 'over TCP, a firewall stops the connection that the server opens back to the Mac',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: 'inferred from Microsoft KB 903056',
    },
  ],
  rungs: ['connection'],
  sections: [],
  see: ['firewall', 'mac/program-version', 'mac/firewall-may-block-call-back', 'settings/port-range-too-small'],
};
