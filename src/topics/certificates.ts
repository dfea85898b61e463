import type { Topic } from './topic.ts';

export const certificates: Topic = {
  name: 'certificates',
  title: 'The certificate of the server, and the root on the Macs',
  aliases: ['certificate', 'tls', 'root', 'x509', 'x509anchors', 'anchors', 'ca', 'keychain'],
  parts: [
    'Over TLS the Mac asks the server for a certificate, and opens the connection only if it comes from an authority that the Mac trusts. Between servers both sides show one (mutual TLS). Federated partners may have different authorities, if both trust both.',
    'A server with a certificate of an authority that came with Mac OS X needs nothing on the Macs. For one of your own authority every Mac needs the root:',
    {
      list: [
        'bring the file to the Mac, and double-click it',
        'choose the keychain X509 Anchors, and click OK',
        "type an administrator's name and password if asked",
      ],
    },
    'This comes before Messenger is deployed. The script `certificate` does it on all Macs.',
    {
      beyond:
        'From Mac OS X 10.5 on, X509 Anchors is ignored: roots are in the keychain System, with trust settings. Macs with 10.3 cannot check SHA-256 signatures.',
      who: "Apple's published sources of Security and its tools",
    },
  ],
  sections: ['Certificates', 'Installing a certificate for the TLS connection'],
  commands: [
    { run: 'msgrctl check cert sip.contoso.com --ca root.pem', does: 'each release of Mac OS X against this chain' },
    { run: 'msgrctl emit certificate messenger.yaml -o certificate.sh', does: 'the script for the Macs' },
  ],
  see: ['trust', 'connection', 'certificate-not-trusted', 'certificate/root-not-on-macs', 'mac/anchor-missing'],
};
