import type { Symptom } from '../symptom.ts';

export const outsideContacts: Symptom = {
  name: 'outside-contacts',
  shown: 'people at AIM, Yahoo! or iChat cannot be added or reached',
  words: ['aim', 'aol', 'yahoo', 'ichat', 'federated', 'federation', 'partner', 'add', 'added', 'outside'],
  causes: [
    { cause: 'the company has no licences for public instant messaging, or federation is off on the server' },
    { cause: 'the server denies it to this user or group, or blocks that partner for him' },
    {
      cause: 'he tries it in the other account: the personal one reaches Windows Live and Yahoo! alone',
      run: 'msgrctl explain accounts',
    },
  ],
  rungs: [],
  also: 'All of it is decided on the server; nothing on the Mac mends it.',
  sections: ['Overview of Messenger for Mac', 'Personal and corporate accounts on Messenger for Mac'],
  see: ['accounts', 'contact-not-found'],
};
