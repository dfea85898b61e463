import type { CommandMeta, OptionMeta } from '../core/command.ts';

const SERVER: OptionMeta = {
  flags: '--server <address>',
  description: 'DNS server, IP[:PORT]; several are compared, the first decides [those of this system]',
  repeatable: true,
};
const POLICY: OptionMeta = { flags: '--policy <policy>', description: 'judge for the fleet of this policy' };
const MACOS: OptionMeta = {
  flags: '--macos <releases>',
  description: 'releases in the fleet [those of the policy, or 10.3,10.4]',
};
const CA: OptionMeta = {
  flags: '--ca <file>',
  description:
    'roots to trust, and no others (PEM, DER, PKCS#7); several are joined [those of the policy, and the public roots that Node knows]',
  repeatable: true,
};
const CLIENT: OptionMeta = {
  flags: '--client <profile>',
  description: 'whose order and naming rules (default: messenger-mac-6)',
  choices: [
    'messenger-mac-6',
    'windows-messenger-5',
    'communicator-2007',
    'communicator-2007-r2',
    'communicator-phone-r2',
    'pidgin-sipe',
  ],
};
const TRANSPORT: OptionMeta = {
  flags: '--transport <name>',
  description: 'how to talk SIP (default: tls)',
  choices: ['tls', 'tcp'],
};
const COMMON: readonly OptionMeta[] = [
  { flags: '--timeout <seconds>', description: 'for each step on the network', default: '5' },
  {
    flags: '--format <format>',
    description: 'how to tell it',
    choices: ['human', 'plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown'],
    default: 'human',
  },
  {
    flags: '--fail-on <severity>',
    description: 'exit 1 from this severity on',
    choices: ['error', 'warning', 'info', 'never'],
    default: 'error',
  },
  { flags: '--save <file>', description: 'keep what was seen, as JSON, to judge it again' },
  { flags: '--replay <file>', description: 'judge what was saved; nothing is sent (--policy: what it accepts)' },
  { flags: '--force', description: 'with --save: replace a file that is there' },
];
const NOTHING_SENT = 'No password is ever asked for or sent, and each target is probed once.';

export const checkDnsMeta: CommandMeta = {
  name: 'check dns',
  summary: 'Look up the records that clients ask for, and say what a Mac would pick.',
  details: [
    'Asks for SRV and address records as the clients do, and tells what is published, in which order a client takes it, and\n' +
      'what is wrong with it. Names that do not exist, names without such records, servers that fail, refuse or stay silent\n' +
      'are told apart. Several domains are compared, and so are several DNS servers.',
  ],
  arguments: [{ name: '[targets...]', description: 'SIP domains or sign-in addresses [those of the policy]' }],
  options: [SERVER, CLIENT, POLICY, MACOS, ...COMMON],
  examples: [
    { run: 'msgrctl check dns contoso.com', does: 'as this system sees it' },
    { run: 'msgrctl check dns contoso.com --server 10.0.0.53 --server 192.0.2.53', does: 'from inside and outside' },
    { run: 'msgrctl check dns --policy messenger.yaml', does: 'every domain of the policy' },
  ],
};

export const checkCertMeta: CommandMeta = {
  name: 'check cert',
  summary: 'Judge a server certificate and its chain as the Macs do.',
  details: [
    'Takes a file (PEM, DER, PKCS#7, PKCS#12) or a server. Builds the chain, verifies it to a root, matches the name as\n' +
      'Mac OS X does (any DNS name hides the common name), and compares keys and signatures with what each release can verify.',
    NOTHING_SENT,
  ],
  arguments: [{ name: '[target]', description: 'a file, or HOST[:PORT] (port 5061)', values: 'file' }],
  options: [
    CA,
    { flags: '--name <name>', description: 'the name or IP address that clients connect to [the host]' },
    { flags: '--mtls', description: 'judge it as another server does (guide, Certificates)' },
    {
      flags: '--trusted-servers <file>',
      description: 'with --mtls: the list of internal servers, a name a line (guide, Trusted connection)',
    },
    { flags: '--password-file <file>', description: 'the password of a PKCS#12 file, on the first line' },
    SERVER,
    POLICY,
    MACOS,
    ...COMMON,
  ],
  examples: [
    { run: 'msgrctl check cert sip.contoso.com --ca contoso-root.pem', does: 'what a server shows' },
    {
      run: 'msgrctl check cert server.p7b --name sip.contoso.com --policy messenger.yaml',
      does: 'before it is installed',
    },
    {
      run: 'msgrctl check cert pool.contoso.com:5061 --mtls --trusted-servers servers.txt',
      does: 'server to server',
    },
  ],
};

export const checkServerMeta: CommandMeta = {
  name: 'check server',
  summary: 'Talk to one server as a Mac of 2006 does: TCP, TLS 1.0 with RC4 or 3DES, SIP.',
  details: [
    'Tells which releases of Mac OS X can talk to it, judges its certificate, and asks by a REGISTER without credentials which\n' +
      'ways to sign in it offers, what it calls itself and what time it has. Servers that it redirects to are looked at, too.',
    NOTHING_SENT,
  ],
  arguments: [{ name: '[target]', description: 'HOST[:PORT] (port 5061 for TLS, 5060 for TCP)' }],
  options: [
    TRANSPORT,
    { flags: '--domain <domain>', description: 'the SIP domain to register with [the host without its first label]' },
    { flags: '--name <name>', description: 'the name that the certificate should hold [the host]' },
    CA,
    SERVER,
    POLICY,
    MACOS,
    ...COMMON,
  ],
  examples: [
    { run: 'msgrctl check server sip.contoso.com', does: 'over TLS' },
    { run: 'msgrctl check server 192.0.2.10:5060 --transport tcp --domain contoso.com', does: 'over TCP' },
  ],
};

export const checkKerberosMeta: CommandMeta = {
  name: 'check kerberos',
  summary: 'Find the KDCs of a realm, reach them both ways, and compare their clocks.',
  details: [
    'Asks each KDC by UDP and by TCP with a request that names no user, and reads its clock from the refusal. More than five\n' +
      'minutes apart, no ticket is any good, and a failed Kerberos never falls back to NTLM (guide, Using Kerberos for Macintosh).',
    NOTHING_SENT,
  ],
  arguments: [{ name: '[target]', description: 'the realm, such as CONTOSO.COM [that of the policy]' }],
  options: [SERVER, POLICY, MACOS, ...COMMON],
  examples: [{ run: 'msgrctl check kerberos CONTOSO.COM', does: 'as this system sees it' }],
};

export const checkSigninMeta: CommandMeta = {
  name: 'check signin',
  summary: 'Say whether a Mac can sign in, or which step breaks, why, and what to do.',
  details: [
    'Goes the way of a Mac: DNS, connection, TLS, certificate, SIP, Kerberos. Steps that do not hang on a broken one are looked\n' +
      'at all the same. Ends in one verdict: works; works, but; fails because ...',
    NOTHING_SENT,
  ],
  arguments: [{ name: '[target]', description: 'a sign-in address, or a policy', values: 'policy' }],
  options: [
    { flags: '--manual <host>', description: 'manual configuration: HOST[:PORT] of the server' },
    { flags: '--transport <name>', description: 'with --manual: TLS or TCP', choices: ['tls', 'tcp'] },
    {
      flags: '--user-has <what>',
      description: 'what the user signs in with: a Kerberos ticket, or a password (NTLM)',
      choices: ['kerberos', 'password'],
    },
    { flags: '--realm <realm>', description: 'the Kerberos realm [that of the policy, or the domain in capitals]' },
    { flags: '--symptom <text>', description: 'what the user saw: tells which steps cause that' },
    CLIENT,
    CA,
    SERVER,
    POLICY,
    MACOS,
    ...COMMON,
  ],
  examples: [
    { run: 'msgrctl check signin alice@contoso.com', does: 'automatic configuration' },
    { run: 'msgrctl check signin messenger.yaml', does: 'as the policy configures the Macs' },
    { run: 'msgrctl check signin alice@contoso.com --save case-4711.json', does: 'keep the evidence' },
    { run: 'msgrctl check signin --replay case-4711.json', does: 'judge it again, elsewhere' },
    { run: 'msgrctl check signin --symptom "temporarily unavailable"', does: 'what causes that, without looking' },
  ],
};
