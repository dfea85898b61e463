import type { Symptom } from '../symptom.ts';

export const fileTransferFails: Symptom = {
  name: 'file-transfer-fails',
  shown: 'files cannot be sent',
  words: ['file', 'files', 'send', 'sent', 'transfer', 'receive'],
  causes: [
    { cause: 'the server forbids it for everybody, which an admin can set there' },
    {
      cause: 'a firewall is between the two: files go from computer to computer, over TCP 6891 to 6900',
      run: 'msgrctl emit firewall-rules messenger.yaml',
      who: 'Microsoft, ports of LCS and Windows Messenger (2005)',
    },
  ],
  rungs: [],
  sections: ['Communicator and Messenger for Mac'],
  see: ['communicator', 'accounts', 'firewall', 'FileTransferPath'],
};
