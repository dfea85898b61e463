import type { Answers } from './answers.ts';

/** What stands above the values of a policy. Nothing that somebody typed gets in here. */
export const COMMENTS = {
  macos: 'Releases in the fleet, in quotes; they decide which certificates are possible, and what scripts may use.',
  sipDomains: 'What stands behind the @ of sign-in addresses.',
  mode: {
    automatic: 'The server is looked up in the DNS.',
    manual: 'The server is the one below; nothing is looked up but its address.',
  },
  strictNaming: 'A detected server must be called sip...; without this rule a forged SRV record leads anywhere.',
  transport: {
    tls: 'One connection from the Mac to port 5061 of the server is all the network has to allow.',
    tcp: 'Messages cross the network unencrypted: prefer tls where the server offers it.',
  },
  ports: 'Open from the server to the Macs. At least 3; 20 leave room for several conversations at once.',
  certificates: 'Root certificates that the scripts install on the Macs; files from the folder of this policy.',
  kerberos: 'Where Kerberos is on at both ends and fails, Messenger does not fall back to NTLM.',
  save: {
    allow: 'Said outright, for the guide names two defaults.',
    deny: 'Save is unavailable in every window.',
  },
  lock: {
    none: 'Not locked: users can change the file back.',
    file: 'Locked once; users who rename the folder get around it.',
    enforce: 'Locked again at each log-in. A locked file keeps no other preference either.',
  },
  personalAccounts: {
    allow: 'Beside the corporate account.',
    block: 'What blocks them is the firewall: close port 1863.',
  },
  password: "The password stays out of the Mac's keychain, and users type it at each sign-in.",
  proxy: 'Behind a private firewall no proxy can be used.',
  imported: 'Taken over from the preference file that this policy was begun with.',
} as const;

const NEEDS = {
  automatic: [
    'Messenger finds Live Communications Server by the SRV records of the sign-in domain, and nobody types a server name.',
    'Needs: an SRV record for each SIP domain whose target has a name that begins with sip, and a server certificate with',
    'that name from a root that the Macs trust.',
  ],
  tls: [
    'Every Mac signs in to one named server over TLS. Needs: a server certificate whose name is the one below, and its root',
    'certificate on the Macs.',
  ],
  tcp: [
    'Macs sign in to one named server over plain TCP, and the server calls each Mac back on a port of the range below. Needs:',
    'that range open in the firewall of each Mac and of the network; and no proxy.',
  ],
} as const;

/** What the whole policy is for, and what it needs: the first lines of the file. */
export function headerOf({ mode, transport = 'tls' }: Partial<Answers>): string {
  const needs = NEEDS[mode === 'automatic' ? 'automatic' : transport];
  return [...needs, 'Begun with msgrctl init. Then: msgrctl lint, msgrctl build.'].join('\n');
}
