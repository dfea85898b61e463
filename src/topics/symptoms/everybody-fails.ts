import type { Symptom } from '../symptom.ts';

export const everybodyFails: Symptom = {
  name: 'everybody-fails',
  shown: 'sign-in stops for everybody on TLS from one day on',
  words: ['everybody', 'everyone', 'nobody', 'all', 'users', 'since', 'today', 'yesterday', 'day', 'stops'],
  causes: [
    {
      cause: 'the certificate of the server has expired',
      run: 'msgrctl check cert HOST',
      who: 'Microsoft, blog of the Communications Server team (2008)',
    },
    {
      cause: 'the certificate was renewed, and the server no longer listens for TLS',
      run: 'msgrctl check server HOST',
      who: 'Microsoft KB 836410, on LCS 2003',
    },
  ],
  rungs: ['certificate', 'tls', 'connection'],
  also: 'Look for events 14347, 14336 and 14352 on the server.',
  sections: [],
  see: ['certificates', 'certificate/expired', 'certificate/expires-within-a-month', 'server/port-refused'],
};
