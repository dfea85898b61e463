import type { Symptom } from '../symptom.ts';

export const certificateNotTrusted: Symptom = {
  name: 'certificate-not-trusted',
  shown: 'there was a problem verifying the certificate from the server',
  by: 'Lync; Messenger may put it otherwise',
  words: ['problem', 'verifying', 'certificate', 'trusted', 'server'],
  causes: [
    {
      cause: 'the Mac does not know the authority: its root is not in the keychain X509 Anchors',
      run: 'msgrctl check cert HOST --ca root.pem',
    },
    {
      cause: 'the Mac has 10.5 or newer, and the root was put into X509 Anchors, which is ignored there',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: "Apple's published sources of its keychain tools",
    },
    {
      cause: 'the certificate does not have the name by which the Mac calls the server',
      run: 'msgrctl check cert HOST',
      who: "Apple's published trust policy",
    },
    {
      cause: 'the certificate has expired, or the clock of the Mac is wrong',
      run: 'msgrctl check cert HOST',
      who: 'RFC 5280',
    },
  ],
  rungs: ['certificate', 'tls'],
  sections: ['Certificates', 'Installing a certificate for the TLS connection'],
  see: [
    'certificates',
    'certificate/untrusted',
    'certificate/name-mismatch',
    'certificate/expired',
    'mac/anchor-missing',
    'mac/anchor-not-trusted',
  ],
};
