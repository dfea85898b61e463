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
          'it uses mutual TLS, and the server that opened it is on the list of internal servers',
          'messages on it are not challenged',
        ],
        [
          'a server',
          'it shows a certificate of a valid authority',
          'its messages are not challenged; all such servers are a cloud',
        ],
        [
          'a user',
          'a server has checked his credentials',
          'trust is with each message, not with the person; the whole cloud takes such a message unasked',
        ],
      ],
    },
    'Without mutual TLS the list is not even looked at. Where the other server has no valid certificate, the connection is dropped; where its certificate is valid but the cloud does not trust it, every request is challenged.',
    'Within the cloud servers speak SIP, and messages pass from server to server alone. A message from outside is authenticated by the first server that gets it.',
    'A Mac is a client, and no part of the cloud. What it has to trust is the certificate of its server.',
  ],
  sections: ['Trust', 'Trusted connection', 'Trusted server', 'Trusted user'],
  commands: [{ run: 'msgrctl check cert sip.contoso.com', does: 'whether a Mac would trust this server' }],
  see: ['certificates', 'authentication', 'topology', 'certificate/untrusted'],
};
