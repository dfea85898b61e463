import type { Symptom } from '../symptom.ts';

export const asksForServer: Symptom = {
  name: 'asks-for-server',
  shown: 'Messenger asks for the name or address of the server',
  words: ['asks', 'ask', 'server', 'name', 'manually', 'configure', 'settings'],
  causes: [
    { cause: 'automatic configuration finds no server', run: 'msgrctl check dns DOMAIN' },
    {
      cause: 'the policy names the server, and its file is not on this Mac',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: 'inferred',
    },
  ],
  rungs: ['dns'],
  also: 'The handout tells users what to type: msgrctl emit handout messenger.yaml',
  sections: ['Installing Messenger for Mac on the client'],
  see: ['connection', 'RTCServerAddress', 'RTCConfigurationMode', 'dns/srv-missing', 'mac/preferences-missing'],
};
