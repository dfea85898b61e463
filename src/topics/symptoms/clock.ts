import type { Symptom } from '../symptom.ts';

export const clock: Symptom = {
  name: 'clock',
  shown: 'the clock of the computer is not set correctly',
  by: 'Communicator; "significant time skew" in logs',
  words: ['clock', 'clocks', 'time', 'skew', 'date', 'set', 'correctly'],
  causes: [
    {
      cause: 'Mac, server and domain controller are more than five minutes apart',
      run: 'msgrctl check kerberos REALM',
      who: 'RFC 4120; Microsoft KB 938295',
    },
    {
      cause: 'domains of Active Directory do not trust each other: the same text is shown then',
      who: 'Microsoft KB 938295',
    },
  ],
  rungs: ['kerberos', 'sip'],
  also: 'Have the Mac set its clock by a domain controller: System Preferences, Date & Time.',
  sections: [],
  see: ['authentication', 'kerberos-fails', 'kerberos/clock-skew', 'sip/clock-skew'],
};
