import type { Symptom } from '../symptom.ts';

const FIELD = 'a report from the field on Messenger 6.0.3 and OCS 2007';

export const notConnected: Symptom = {
  name: 'not-connected',
  shown: 'the service is not available or you may not be connected to the Internet',
  by: 'Messenger for Mac 6.0.3 with OCS 2007',
  words: ['service', 'not', 'available', 'connected', 'internet'],
  causes: [
    {
      cause:
        'the user has enhanced presence on OCS 2007, which Messenger 6.0 does not know; network and certificate were fine',
      run: 'msgrctl check server HOST',
      who: FIELD,
    },
    {
      cause: 'the server cannot be reached',
      run: 'msgrctl check signin ADDRESS',
      who: 'inferred from the words',
    },
  ],
  rungs: ['sip', 'dns', 'connection', 'tls', 'certificate'],
  also: 'Ask on which generation of server the user has his home: OCS 2007 needs Messenger 7.',
  sections: [],
  see: ['connection', 'service-unavailable', 'sip/enhanced-presence-server'],
};
