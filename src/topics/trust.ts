import type { Topic } from './topic.ts';

export const trust: Topic = {
  name: 'trust',
  title: 'Trusted connections, servers and users',
  aliases: ['trusted', 'mtls', 'server cloud', 'challenge', 'federated'],
  parts: [
    'Trusted means: not asked again. What comes from a trusted source is taken without a challenge. Certificates are how trust is proved.',
    {
      head: ['what', 'is trusted if', 'what that means'],
      rows: [
        [
          'a connection between servers',
          'it uses mutual TLS, and the name of the other server is on the list of internal servers',
          'messages on it are not challenged',
        ],
        ['a server', 'it shows a certificate of a valid authority', 'it belongs to the server cloud'],
        ['a user', 'a server has checked his credentials', 'each message carries that, not the user as such'],
      ],
    },
    'Without mutual TLS the name is not even looked at. A server without a valid certificate is hung up on; one whose certificate is valid but which is not of the cloud is challenged for every request.',
    'Inside the cloud servers speak SIP to each other, messages pass from server to server alone, and the first server that a message from outside meets is the one that authenticates it.',
    'A Mac is a client: it never is part of the cloud. What it has to trust is the certificate of its server.',
  ],
  sections: ['Trust', 'Trusted connection', 'Trusted server', 'Trusted user'],
  commands: [{ run: 'msgrctl check cert sip.contoso.com', does: 'whether a Mac would trust this server' }],
  see: ['certificates', 'authentication'],
};
