import type { Symptom } from '../symptom.ts';

export const kerberosFails: Symptom = {
  name: 'kerberos-fails',
  shown: 'sign-in with the network ID fails, and nothing else is tried',
  by: 'Messenger for Mac 6.0',
  words: ['kerberos', 'network', 'id', 'ticket'],
  causes: [
    {
      cause: 'the Mac is not joined to Active Directory, or the user has no ticket',
    },
    { cause: 'the Mac reaches no domain controller', run: 'msgrctl check kerberos REALM', who: 'RFC 4120' },
    { cause: 'clocks are more than five minutes apart', run: 'msgrctl check kerberos REALM', who: 'RFC 4120' },
    {
      cause: 'Active Directory does not know the service name that the server tells, or knows it twice',
      run: 'msgrctl check signin ADDRESS --user-has kerberos',
      who: 'Microsoft KB 915115',
    },
  ],
  rungs: ['kerberos', 'authentication'],
  also: 'Kerberos is on at both ends then, and NTLM is not tried: clear "Use my network ID and password" to sign in meanwhile.',
  sections: ['Using Kerberos for Macintosh'],
  see: ['authentication', 'clock', 'kerberos/kdc-silent', 'sip/spn-malformed', 'signin/box-without-ticket'],
};
