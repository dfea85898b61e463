import type { Facts } from './facts.ts';
import type { Section } from './sheet.ts';
import { label, say, strong, type Words } from './words.ts';

const BOX = label('Use my network ID and password');

/** What everybody can look at before calling somebody. */
export function trouble(facts: Facts): Section {
  return {
    title: 'If you cannot sign in',
    blocks: [
      {
        kind: 'points',
        items: [
          say`${strong('Typing.')} Compare the e-mail address letter by letter. Is Caps Lock off? Type the password again.`,
          say`${strong('Network.')} Messenger works inside the company network. Away from the office, connect to it first (VPN), if you have that.`,
          unavailable(facts),
          ...certificate(facts),
          ...tickets(facts),
        ],
      },
    ],
  };
}

/** The guide: this is the message where the server is not found. */
function unavailable({ connection }: Facts): Words {
  const what = strong('“Temporarily unavailable.”');
  if (connection === 'automatic')
    return say`${what} Messenger did not find the server. Look at the network first; then call.`;
  return say`${what} Messenger did not reach the server. Compare the server and the connection with the box above, letter by letter.`;
}

/** Whoever trusts an unknown certificate may hand the password to a stranger. */
function certificate({ connection, transport }: Facts): readonly Words[] {
  if (connection === 'manual' && transport === 'TCP') return [];
  return [say`${strong('A certificate')} that cannot be trusted? Do not go on. Call.`];
}

/** The guide: Messenger does not try NTLM itself. Kerberos allows clocks five minutes of difference (RFC 4120, 8.2). */
function tickets({ kerberos }: Facts): readonly Words[] {
  if (kerberos !== true) return [];
  return [
    say`${strong('The clock.')} It must be right to within five minutes: ${label('System Preferences')}, ${label('Date & Time')}.`,
    say`${strong('The box.')} Clear ${BOX} and sign in with your password: that is another way in, which Messenger does not try by itself. Call all the same, so that it is put right.`,
  ];
}
