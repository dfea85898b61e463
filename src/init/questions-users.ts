import { readRealm } from './read-names.ts';
import { readWord, readYesNo } from './read-text.ts';
import { one, question, type Question } from './question.ts';

/** What users do, and what they may. */
export const USERS: readonly Question[] = [
  question({
    id: 'kerberos',
    kind: 'yes-no',
    flag: '--kerberos',
    text: () => 'Do users sign in with their network ID (Kerberos)?',
    explanation: () =>
      'No password is asked then; but where Kerberos fails, Messenger does not try NTLM, and sign-in fails.',
    implied: (isGiven) => (isGiven('realm') ? 'yes' : undefined),
    suggestion: () => 'no',
    read: one(readYesNo),
  }),
  question({
    id: 'realm',
    kind: 'text',
    flag: '--realm',
    text: () => 'Which Kerberos realm are they in?',
    explanation: () => 'The DNS name of the Active Directory domain, in capitals.',
    when: ({ answers }) => answers.kerberos === true,
    goesWith: '--kerberos',
    suggestion: ({ answers }) => answers.domains?.[0]?.toUpperCase(),
    read: one(readRealm),
  }),
  question({
    id: 'save',
    kind: 'choice',
    flag: '--save',
    text: () => 'May users save conversations?',
    explanation: () => 'The guide names both as the default, so the policy says which is meant.',
    choices: [
      { value: 'allow', explanation: 'as users like' },
      { value: 'deny', explanation: 'Save is unavailable in every window' },
    ],
    implied: (isGiven) => (isGiven('lock') ? 'deny' : undefined),
    suggestion: ({ seen }) => seen.imported?.words.save ?? 'allow',
    read: one(readWord(['allow', 'deny'])),
  }),
  question({
    id: 'lock',
    kind: 'choice',
    flag: '--lock',
    text: () => 'How shall the preference file be locked?',
    explanation: () =>
      'Without a lock users can change it back; a locked file keeps no other preference of theirs either.',
    choices: [
      { value: 'enforce', explanation: 'locked, and again at each log-in' },
      { value: 'file', explanation: 'locked once; who renames the folder gets around it' },
      { value: 'none', explanation: 'not at all' },
    ],
    when: ({ answers }) => answers.save === 'deny',
    goesWith: '--save deny',
    suggestion: () => 'enforce',
    read: one(readWord(['enforce', 'file', 'none'])),
  }),
  question({
    id: 'personalAccounts',
    kind: 'choice',
    flag: '--personal-accounts',
    text: () => 'May users sign in to personal accounts (Windows Live)?',
    explanation: () => 'What blocks them is the firewall (port 1863); the policy says what is meant.',
    choices: [
      { value: 'allow', explanation: 'beside the corporate account' },
      { value: 'block', explanation: 'the corporate account alone' },
    ],
    suggestion: () => 'allow',
    read: one(readWord(['allow', 'block'])),
  }),
];
