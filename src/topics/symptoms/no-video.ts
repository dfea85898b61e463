import type { Symptom } from '../symptom.ts';

export const noVideo: Symptom = {
  name: 'no-video',
  shown: 'there is no video, no telephone, no sharing of programs',
  words: ['video', 'voice', 'call', 'calls', 'telephone', 'phone', 'sharing', 'whiteboard', 'camera', 'microphone'],
  causes: [
    {
      cause: 'Messenger for Mac does not have it; Communicator on Windows does',
      run: 'msgrctl explain communicator',
    },
  ],
  rungs: [],
  sections: ['Communicator and Messenger for Mac'],
  see: ['communicator'],
};
