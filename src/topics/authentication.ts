import type { Topic } from './topic.ts';

export const authentication: Topic = {
  name: 'authentication',
  title: 'NTLM and Kerberos: how a user proves who he is',
  aliases: ['ntlm', 'kerberos', 'password', 'network id', 'ticket', 'realm', 'sign-in'],
  parts: [
    'NTLM is what Messenger uses unless it is told otherwise. With the check box "Use my network ID and password" at sign-in it uses Kerberos: the Mac has to be joined to Active Directory first, which is the Kerberos domain controller.',
    {
      head: ['Kerberos on the Mac', 'on the server', 'what happens'],
      rows: [
        ['off', 'on or off', 'NTLM'],
        ['on', 'off', 'NTLM'],
        ['on', 'on, and it works', 'Kerberos'],
        ['on', 'on, and it fails', 'sign-in fails; NTLM is not tried'],
      ],
    },
    'The last row is the trap. Such a user gets in by clearing the check box, until Kerberos is mended.',
    'Authentication has two steps: Mac and server agree on a security association, and then each message is signed with it. With authentication on, the server takes no message without that.',
    {
      beyond:
        'The Mac itself must reach a domain controller (port 88), and clocks must agree within five minutes. The ticket is for the service name that the server tells (sip/ and its name); Active Directory must know that name, and once only.',
      who: 'RFC 4120; Microsoft KB 938295 and KB 915115; [MS-SIPAE]',
    },
  ],
  sections: ['Security', 'Authentication', 'Using Kerberos for Macintosh'],
  commands: [
    { run: 'msgrctl check kerberos --policy messenger.yaml', does: 'domain controllers, clocks, realm' },
    {
      run: 'msgrctl check signin alice@contoso.com --user-has kerberos',
      does: 'whether the server offers it, and every step before',
    },
  ],
  see: ['trust', 'kerberos-fails', 'clock', 'password-changed', 'kerberos/clock-skew', 'signin/box-without-ticket'],
};
