import type { Symptom } from '../symptom.ts';

export const wordUnavailable: Symptom = {
  name: 'word-unavailable',
  shown: 'Send Instant Message on the reviewing toolbar of Word is unavailable',
  words: ['word', 'reviewing', 'toolbar', 'send', 'instant', 'unavailable', 'commands'],
  causes: [
    {
      cause:
        'one of two accounts was signed out after Word had started: it comes back when that account signs in again',
      run: 'msgrctl explain office',
    },
    { cause: 'nobody is signed in', who: 'inferred' },
  ],
  rungs: [],
  sections: ['Word reviewing toolbar'],
  see: ['office', 'accounts'],
};
