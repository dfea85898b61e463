import type { Topic } from './topic.ts';

export const authentication: Topic = {
  name: 'authentication',
  title: 'NTLM and Kerberos: how a user proves who he is',
  aliases: ['ntlm', 'kerberos', 'password', 'network id', 'ticket', 'realm', 'sign-in'],
  parts: [
    'NTLM is what Messenger uses unless it is told otherwise. With "Use my network ID and password" it uses Kerberos: the Mac has to be joined to Active Directory, which is the Kerberos server, and the user has a ticket from logging in.',
    {
      head: ['Kerberos on the Mac', 'on the server', 'what happens'],
      rows: [
        ['off', 'on or off', 'NTLM'],
        ['on', 'off', 'NTLM'],
        ['on', 'on, and it works', 'Kerberos; no password is asked'],
        ['on', 'on, and it fails', 'sign-in fails; NTLM is not tried'],
      ],
    },
    'The last row is the trap. Such a user gets in by clearing the check box, until Kerberos is mended.',
    'Authentication has two steps: Mac and server agree on a security association, and then each message is signed with it. With authentication on, the server takes no message without that.',
    {
      beyond:
        'Clocks must agree within five minutes. The ticket is for the name of the server as Macs call it, so an alias that Active Directory does not know as a service fails.',
      who: 'RFC 4120; Microsoft KB 938295',
    },
  ],
  sections: ['Authentication', 'Using Kerberos for Macintosh'],
  commands: [
    { run: 'msgrctl check kerberos --policy messenger.yaml', does: 'domain controllers, clocks, realm' },
    {
      run: 'msgrctl check signin alice@contoso.com --user-has kerberos',
      does: 'whether the server offers it, and all before that',
    },
  ],
  see: ['topology', 'trust', 'kerberos-fails', 'clock'],
};
