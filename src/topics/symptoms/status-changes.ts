import type { Symptom } from '../symptom.ts';

export const statusChanges: Symptom = {
  name: 'status-changes',
  shown: 'the status changes to away or busy by itself',
  words: ['status', 'away', 'busy', 'idle', 'presence', 'itself'],
  causes: [
    { cause: 'the Mac was left alone for AutoidleDelay minutes', run: 'msgrctl explain AutoidleDelay' },
    {
      cause: 'another program fills the screen: then it is busy',
      run: 'msgrctl explain AvailableOnFullScreen',
    },
    {
      cause: 'the other account changed: GlobalStatusSync keeps the status of both alike',
      run: 'msgrctl explain GlobalStatusSync',
    },
  ],
  rungs: [],
  sections: ['Messenger for Mac preferences'],
  see: ['preferences', 'AutoidleDelay', 'AvailableOnFullScreen', 'GlobalStatusSync', 'settings/idle-contradiction'],
};
