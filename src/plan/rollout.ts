import type { PolicyData } from '../policy/schema.ts';
import type { Step } from './types.ts';

/** A step, and when there is need of it; without a policy everything may be needed. */
export interface PossibleStep extends Step {
  readonly needed?: (data: PolicyData) => boolean;
}

const isAutomatic = ({ connection }: PolicyData): boolean => connection?.mode !== 'manual';
const usesTls = (data: PolicyData): boolean => isAutomatic(data) || data.connection?.transport !== 'tcp';

const CONFIGURING = 'Installing and configuring Messenger for Mac on a corporate network';
const INSTALLING = 'Installing Messenger for Mac on the client';
const FIREWALL = 'Connecting to Live Communications Server through a firewall';

/** Until a user can sign in. POLICY and SERVER stand for the policy file and the name of the server. */
export const BEFORE: readonly PossibleStep[] = [
  {
    title: 'Set up Live Communications Server with the Address Book Service',
    who: 'server admin',
    command: undefined,
    why: 'A corporate account needs it; its size is above.',
    section: 'Planning a deployment',
  },
  {
    title: 'Choose how often the Address Book Service reads the directory',
    who: 'server admin',
    command: undefined,
    why: 'Until then a new colleague is not in the book; the guide names no interval.',
    section: 'Synchronization scheduling on the server',
  },
  {
    title: 'Write the policy: one file that says what the fleet should be like',
    who: 'Mac admin',
    command: 'msgrctl init POLICY',
    why: 'It asks a few questions, each with its reason.',
    section: CONFIGURING,
    needed: () => false,
  },
  {
    title: 'Have the policy looked at',
    who: 'Mac admin',
    command: 'msgrctl lint POLICY',
    why: 'Every script and every check below is made from it.',
    section: CONFIGURING,
  },
  {
    title: 'Publish the DNS SRV record of each SIP domain',
    who: 'network team',
    command: 'msgrctl check dns --policy POLICY',
    why: 'Automatic configuration requires it.',
    section: INSTALLING,
    needed: isAutomatic,
  },
  {
    title: 'Give the server a certificate that every release in the fleet trusts',
    who: 'server admin',
    command: 'msgrctl check server SERVER --policy POLICY',
    why: 'Over TLS a Mac takes only a certificate of an authority that it trusts.',
    section: 'Installing a certificate for the TLS connection',
    needed: usesTls,
  },
  {
    title: 'Open the ports in the corporate firewall',
    who: 'network team',
    command: 'msgrctl emit firewall-rules POLICY',
    why: 'It lists them, each with its reason and source.',
    section: FIREWALL,
  },
  {
    title: 'Close the ports of the personal service',
    who: 'network team',
    command: 'msgrctl emit firewall-rules POLICY',
    why: 'The guide names 1863; the list has the ways around it.',
    section: CONFIGURING,
    needed: ({ personalAccounts }) => personalAccounts === 'block',
  },
  {
    title: 'Join the Macs to Active Directory',
    who: 'Mac admin',
    command: 'msgrctl check kerberos --policy POLICY',
    why: 'Where Kerberos is on at both ends and fails, Messenger does not try NTLM.',
    section: 'Using Kerberos for Macintosh',
    needed: ({ authentication }) => authentication?.kerberos === true,
  },
  {
    title: 'Prove that a user can sign in, before any Mac is touched',
    who: 'Mac admin',
    command: 'msgrctl check signin POLICY',
    why: "It goes a Mac's way, from DNS to the first answer of the server.",
    section: INSTALLING,
  },
];

/** From the first Mac on. */
export const ROLLOUT: readonly PossibleStep[] = [
  {
    title: 'Make every script and text, with checksums, in one folder',
    who: 'Mac admin',
    command: 'msgrctl build POLICY -o rollout',
    why: 'Messenger brings no tools for a rollout. The steps below name each file on its own.',
    section: INSTALLING,
  },
  {
    title: 'Put the program on the network installation point',
    who: 'server admin',
    command: 'msgrctl emit install-point POLICY -o install-point.sh',
    why: 'Macs copy it from there; its permissions matter.',
    section: INSTALLING,
  },
  {
    title: 'Try one Mac of each release: ready, installed, signed in',
    who: 'Mac admin',
    command: 'msgrctl emit preflight POLICY -o preflight.sh',
    why: 'It holds a Mac against the list above, and changes nothing.',
    section: 'Client hardware and software requirements',
  },
  {
    title: 'Let the server call back through the firewall of each Mac',
    who: 'Mac admin',
    command: 'msgrctl emit firewall POLICY -o firewall.sh',
    why: 'The port range has to be in the preference file and in the firewall.',
    section: FIREWALL,
    needed: ({ connection }) => connection?.ports !== undefined,
  },
  {
    title: 'Install certificates, program and preferences on all Macs',
    who: 'Mac admin',
    command: 'msgrctl emit install POLICY -o install.sh',
    why: 'The guide has this order: certificate, program, account.',
    section: CONFIGURING,
  },
  {
    title: 'Lock the preferences, so that conversations cannot be saved',
    who: 'Mac admin',
    command: 'msgrctl emit lock POLICY -o lock.sh',
    why: 'For Macs that have Messenger already; install.sh locks as the policy says.',
    section: 'Disabling message archiving',
    needed: ({ archiving }) => archiving?.save === 'deny',
  },
  {
    title: 'Tell the users what they need: address, user ID, server, how to sign in',
    who: 'helpdesk',
    command: 'msgrctl emit handout POLICY -o handout.html',
    why: 'The guide lists what users must be given; this says it on a page.',
    section: INSTALLING,
  },
  {
    title: 'Let them sign in for the first time, in waves',
    who: 'helpdesk',
    command: "msgrctl explain 'temporarily unavailable'",
    why: 'Each first sign-in fetches the whole address book. The command is for those who cannot sign in.',
    section: 'Synchronization in Messenger for Mac',
  },
  {
    title: 'Collect the preference files',
    who: 'Mac admin',
    command: 'msgrctl emit collect POLICY -o collect.sh',
    why: 'Preferences drift, and locks are opened: do it each week.',
    section: 'Messenger for Mac preferences',
  },
  {
    title: 'Hold what was collected against the policy',
    who: 'Mac admin',
    command: 'msgrctl audit collected --policy POLICY',
    why: 'It finds the Macs that are not as they should be.',
    section: 'Messenger for Mac preferences',
  },
];
