import { readDomains } from './read-names.ts';
import { readLine, readPath, readYesNo } from './read-text.ts';
import { one, question, type Question } from './question.ts';

/** Who the policy is for, and what it starts from. */
export const START: readonly Question[] = [
  question({
    id: 'organization',
    kind: 'text',
    flag: '--organization',
    text: () => 'Whose Macs are they?',
    explanation: () => "The organization's name; it stands in scripts and profiles. Leave it empty to say nothing.",
    suggestion: () => '',
    read: one(readLine),
  }),
  question({
    id: 'from',
    kind: 'text',
    flag: '--from',
    text: () => 'Start from a preference file?',
    explanation: () =>
      'The com.microsoft.Messenger.plist of a Mac that works gives suggestions and settings. Leave it empty to start afresh.',
    suggestion: ({ seen }) => (seen.asking ? (seen.plistHere ?? '') : ''),
    read: one(readPath),
  }),
  question({
    id: 'domains',
    kind: 'text',
    flag: '--domain',
    text: () => 'What stands behind the @ of sign-in addresses?',
    explanation: () =>
      'The SIP domain, such as contoso.com; several with commas between them. It need not be the e-mail domain.',
    suggestion: ({ seen }) => seen.imported?.domain,
    read: readDomains,
  }),
  question({
    id: 'lookUp',
    kind: 'yes-no',
    flag: '--look-up',
    text: () => 'Look on the network for the server?',
    explanation: ({ answers }) =>
      `Asks the DNS for SRV records of ${answers.domains?.[0] ?? 'the domain'}, and the server for its certificate. Nobody signs in, nothing is changed.`,
    suggestion: ({ seen }) => (seen.asking ? 'yes' : 'no'),
    read: one(readYesNo),
  }),
];
