import { readServer } from './read-names.ts';
import { readPorts, readReleases } from './read-numbers.ts';
import { readPath, readWord, readYesNo } from './read-text.ts';
import { one, question, type Context, type Question } from './question.ts';
import { findsItself, serverSeen } from './seen.ts';

const isManual = ({ answers }: Context): boolean => answers.mode === 'manual';
const isTcp = (context: Context): boolean => isManual(context) && context.answers.transport === 'tcp';

/** How Macs reach the server, and whom they trust. */
export const SERVER: readonly Question[] = [
  question({
    id: 'mode',
    kind: 'choice',
    flag: '--mode',
    text: () => 'How shall Macs find the server?',
    explanation: () =>
      'Automatic needs SRV records that lead to a name beginning with sip; manual always works, and users never see it.',
    choices: [
      { value: 'automatic', explanation: 'by DNS SRV records of the sign-in domain' },
      { value: 'manual', explanation: 'by a name or address in the policy' },
    ],
    implied: (isGiven) => (isGiven('server') || isGiven('transport') || isGiven('ports') ? 'manual' : undefined),
    suggestion: ({ seen }) => (findsItself(seen) ? 'automatic' : (seen.imported?.words.mode ?? 'manual')),
    read: one(readWord(['automatic', 'manual'])),
  }),
  question({
    id: 'server',
    kind: 'text',
    flag: '--server',
    text: () => 'What is the server called?',
    explanation: () =>
      'The full name of Live Communications Server, as its certificate has it, such as sip.contoso.com.',
    when: isManual,
    goesWith: '--mode manual',
    suggestion: ({ seen }) => seen.imported?.words.server ?? serverSeen(seen)?.host,
    read: one(readServer),
  }),
  question({
    id: 'transport',
    kind: 'choice',
    flag: '--transport',
    text: () => 'How shall Macs talk to it?',
    explanation: () =>
      'TLS encrypts, and the network has to allow port 5061 of the server alone. TCP is for servers without TLS.',
    choices: [
      { value: 'tls', explanation: 'encrypted; the server needs a certificate' },
      { value: 'tcp', explanation: 'in the clear; the server calls each Mac back' },
    ],
    when: isManual,
    goesWith: '--mode manual',
    implied: (isGiven) => (isGiven('ports') ? 'tcp' : undefined),
    suggestion: ({ seen }) => seen.imported?.words.transport ?? serverSeen(seen)?.transport ?? 'tls',
    read: one(readWord(['tls', 'tcp'])),
  }),
  question({
    id: 'ports',
    kind: 'text',
    flag: '--ports',
    text: () => 'On which ports may the server call Macs back?',
    explanation: () =>
      'Open this range in the firewall of each Mac and of the network: 3 ports at least, and none that others use.',
    when: isTcp,
    goesWith: '--transport tcp',
    suggestion: ({ seen }) => {
      const { ports } = seen.imported?.words ?? {};
      const text = ports && `${ports.min}-${ports.max}`;
      return text !== undefined && 'value' in readPorts(text) ? text : '5100-5119';
    },
    read: one(readPorts),
  }),
  question({
    id: 'macos',
    kind: 'text',
    flag: '--macos',
    text: () => 'Which releases of Mac OS X are in the fleet?',
    explanation: () =>
      'They decide which certificates are possible, such as 10.3, 10.4.11. Leave it empty if you do not know.',
    suggestion: () => '',
    read: (texts) => readReleases(texts.join(',')),
  }),
  question({
    id: 'saveRoot',
    kind: 'yes-no',
    flag: '--save-root',
    text: () => 'Keep the root certificate that the server sent, for the Macs?',
    explanation: () =>
      'Only if it is the one of your CA, by its fingerprint: whoever can pose as the server can send any root.',
    when: (context) => !isTcp(context) && rootSeen(context.seen) !== undefined,
    goesWith: '--look-up, and a server that sends its root',
    suggestion: () => 'no',
    read: one(readYesNo),
  }),
  question({
    id: 'certificates',
    kind: 'text',
    flag: '--certificate',
    text: () => 'Which root certificate do the Macs need?',
    explanation: () =>
      'The file (PEM or DER) of the root above the server, for scripts to install. Leave it empty if Macs have it.',
    when: (context) => !isTcp(context) && context.answers.saveRoot !== true,
    goesWith: 'TLS, and not with --save-root',
    suggestion: () => '',
    read: (texts) => {
      const read = texts.map(readPath);
      const wrong = read.find((each) => 'problem' in each);
      return wrong ?? { value: read.flatMap((each) => ('value' in each && each.value !== '' ? [each.value] : [])) };
    },
  }),
];

/** The root that the server sent. */
export function rootSeen({ chain }: Context['seen']): { subject: string; der: string; sha1: string } | undefined {
  return chain && 'root' in chain ? chain.root : undefined;
}
