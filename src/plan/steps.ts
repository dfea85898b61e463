import { word } from '../core/shell.ts';
import type { PolicyData } from '../policy/schema.ts';
import type { Step } from './types.ts';

/** A step, and when there is need of it. Undefined policy data means that everything may be needed. */
interface Possible extends Step {
  readonly needed?: (data: PolicyData) => boolean;
}

const isAutomatic = ({ connection }: PolicyData): boolean => connection?.mode !== 'manual';
const usesTls = (data: PolicyData): boolean => isAutomatic(data) || data.connection?.transport !== 'tcp';

const CONFIGURING = 'Installing and configuring Messenger for Mac on a corporate network';
const CERTIFICATE = 'Installing a certificate for the TLS connection';
const INSTALLING = 'Installing Messenger for Mac on the client';

/** The rollout in order. POLICY and SERVER stand for the policy file and the name of the server. */
const STEPS: readonly Possible[] = [
  {
    title: 'Set up Live Communications Server, the Address Book Service and Active Directory',
    who: 'server admin',
    command: undefined,
    why: 'A corporate account needs the server; its sizing is above.',
    section: 'Planning a deployment',
  },
  {
    title: 'Say in one file what the fleet should be like',
    who: 'Mac admin',
    command: 'msgrctl lint POLICY',
    why: 'Every script and every check below is made from it.',
    section: CONFIGURING,
  },
  {
    title: 'Publish the DNS SRV records of each SIP domain',
    who: 'network team',
    command: 'msgrctl check dns --policy POLICY',
    why: 'Automatic configuration finds the server by them, and by nothing else.',
    section: INSTALLING,
    needed: isAutomatic,
  },
  {
    title: 'Give the server a certificate that every release in the fleet trusts, and prove it',
    who: 'server admin',
    command: 'msgrctl check server SERVER --policy POLICY',
    why: 'Over TLS a Mac refuses a server whose certificate it does not trust.',
    section: CERTIFICATE,
    needed: usesTls,
  },
  {
    title: 'Open the ports in the corporate firewall, and close 1863 if personal accounts are not wanted',
    who: 'network team',
    command: 'msgrctl emit firewall-rules POLICY',
    why: 'The server calls a Mac back over TCP; the personal service uses 1863.',
    section: 'Connecting to Live Communications Server through a firewall',
  },
  {
    title: 'Join the Macs to Active Directory, and prove Kerberos',
    who: 'Mac admin',
    command: 'msgrctl check kerberos --policy POLICY',
    why: 'Where Kerberos is enabled on both sides and fails, Messenger does not fall back to NTLM.',
    section: 'Using Kerberos for Macintosh',
    needed: ({ authentication }) => authentication?.kerberos === true,
  },
  {
    title: 'Prove that a user can sign in, before any Mac is touched',
    who: 'Mac admin',
    command: 'msgrctl check signin POLICY',
    why: 'It goes the way of a Mac from DNS to the first answer of the server.',
    section: INSTALLING,
  },
  {
    title: 'Make the scripts and the preference file',
    who: 'Mac admin',
    command: 'msgrctl build POLICY -o rollout',
    why: 'Messenger brings no tool for installation across a network.',
    section: INSTALLING,
  },
  {
    title: 'Put the program on the network installation point',
    who: 'server admin',
    command: 'msgrctl emit install-point POLICY -o install-point.sh',
    why: 'Macs copy it from there; the permissions matter.',
    section: INSTALLING,
  },
  {
    title: 'Try one Mac of each release: ready, installed, signed in',
    who: 'Mac admin',
    command: 'msgrctl emit preflight POLICY -o preflight.sh',
    why: 'It looks at hardware, system and network of the Mac, and changes nothing.',
    section: 'Client hardware and software requirements',
  },
  {
    title: 'Install the root certificate, the program and the preferences on all Macs',
    who: 'Mac admin',
    command: 'msgrctl emit install POLICY -o install.sh',
    why: 'In the order that the guide gives: certificate, program, account.',
    section: CONFIGURING,
  },
  {
    title: 'Lock the preferences, so that conversations cannot be saved',
    who: 'Mac admin',
    command: 'msgrctl emit lock POLICY -o lock.sh',
    why: 'DisallowSave in the preference file is the only way to forbid it.',
    section: 'Disabling message archiving',
    needed: ({ archiving }) => archiving?.save === 'deny',
  },
  {
    title: 'Tell the users what they need: address, user ID, server, how to sign in',
    who: 'helpdesk',
    command: 'msgrctl emit handout POLICY -o handout.html',
    why: 'The guide lists what users must be given: a page that says it in their words.',
    section: INSTALLING,
  },
  {
    title: 'Let them sign in for the first time in waves',
    who: 'helpdesk',
    command: 'msgrctl check signin --symptom "temporarily unavailable"',
    why: 'Each first sign-in fetches the whole address book.',
    section: 'Synchronization in Messenger for Mac',
  },
  {
    title: 'See what became of it, and again each week',
    who: 'Mac admin',
    command: 'msgrctl audit collected --policy POLICY',
    why: 'Preferences drift, and locks are opened.',
    section: 'Messenger for Mac preferences',
  },
];

/** The steps that a policy needs; all of them without one. */
export function steps(data: PolicyData | undefined, policy: string): Step[] {
  const { server, sipDomains } = data?.connection ?? {};
  const host = server ?? (sipDomains?.[0] === undefined ? 'SERVER' : `sip.${sipDomains[0]}`);
  return STEPS.filter(({ needed }) => data === undefined || needed === undefined || needed(data)).map(
    ({ needed: _needed, ...step }) => ({
      ...step,
      command: step.command?.replace('POLICY', () => word(policy)).replace('SERVER', () => word(host)),
    }),
  );
}
