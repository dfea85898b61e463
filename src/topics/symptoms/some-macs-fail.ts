import type { Symptom } from '../symptom.ts';

const APPLE = "Apple's published sources of Mac OS X";

export const someMacsFail: Symptom = {
  name: 'some-macs-fail',
  shown: 'the same account signs in on one Mac and not on another',
  words: ['some', 'macs', 'mac', 'other', 'another', 'same', 'account', 'only'],
  causes: [
    {
      cause: 'that Mac does not have the root of your certificate authority',
      run: 'msgrctl audit collected --policy messenger.yaml',
    },
    {
      cause: 'its Mac OS X is too old for the certificate: 10.3 cannot check SHA-256',
      run: 'msgrctl check cert HOST',
      who: APPLE,
    },
    {
      cause: 'its Mac OS X is too old for the server: before 10.4.8 it has RC4 and 3DES, and no AES',
      run: 'msgrctl check server HOST',
      who: APPLE,
    },
    {
      cause: 'its settings are others',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: 'inferred',
    },
  ],
  rungs: ['tls', 'certificate'],
  sections: ['Installing a certificate for the TLS connection'],
  see: [
    'certificates',
    'mac/anchor-missing',
    'certificate/hash-too-new',
    'server/no-suite-in-common',
    'settings/differs-from-policy',
  ],
};
