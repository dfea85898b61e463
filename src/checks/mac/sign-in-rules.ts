import type { Finding } from '../../core/finding.ts';
import type { Connection } from './connection.ts';

/** What a finding means for signing in. */
export interface SignInRule {
  /** `unknown`: whether it works depends on something that nobody looked at. */
  readonly result: 'cannot' | 'unknown';
  readonly why: string;
  /** When it holds; always if not said. */
  readonly when?: Holds;
}

/** The connection is that of the user's own settings, where those are known. */
type Holds = (finding: Finding, connection: Connection | undefined) => boolean;

const overTcp: Holds = (_finding, connection) => connection?.transport === 'tcp';
const overTls = (connection: Connection | undefined): boolean =>
  connection === undefined || (connection.mode === 'manual' && connection.transport !== 'tcp');
const isManual: Holds = (_finding, connection) => connection?.mode === 'manual';
const about =
  (...keys: readonly string[]): Holds =>
  ({ args }) =>
    typeof args['key'] === 'string' && keys.includes(args['key']);

/** A name is the same in capitals. */
function isOtherServer({ args: { key, found, wanted } }: Finding): boolean {
  if (key !== 'RTCServerAddress' || typeof found !== 'string' || typeof wanted !== 'string') return false;
  return found.toLowerCase() !== wanted.toLowerCase();
}

/** The other mode, another transport where that counts, or a stricter rule for names of servers than they are made for. */
function takesOtherWay({ args: { key, wanted } }: Finding, { mode }: Connection): boolean {
  if (key === 'RTCConfigurationMode') return (wanted === 'integer 1') !== (mode === 'manual');
  if (key === 'RTCTransport') return mode === 'manual';
  return key === 'DisableStrictDNSNaming' && mode === 'automatic' && wanted === 'integer 1';
}

const NO_PORTS: SignInRule = {
  result: 'cannot',
  why: 'Over TCP the server calls back, and there are not three ports for it.',
  when: overTcp,
};
const DEFAULTS: SignInRule = {
  result: 'unknown',
  why: 'Messenger starts with its own defaults, and what the network makes of those was not looked at.',
};
const NOT_READ: SignInRule = { result: 'unknown', why: 'What the user has set could not be looked at.' };
const ROOT: readonly SignInRule[] = [
  {
    result: 'cannot',
    why: "Over TLS the Mac refuses the server's certificate.",
    when: (_finding, connection) => overTls(connection),
  },
  {
    result: 'unknown',
    why: 'In automatic mode Messenger may fall back to TCP.',
    when: (_finding, connection) => connection?.mode === 'automatic',
  },
];

/**
 * The checks whose findings bear on signing in. Where several rules stand beside a check, the first that holds counts. What is
 * not listed keeps nobody from signing in.
 */
export const SIGN_IN_RULES: { readonly [check: string]: readonly SignInRule[] } = {
  'mac/anchor-missing': ROOT,
  'mac/anchor-not-trusted': ROOT,
  'mac/copy-missing': [NOT_READ],
  'mac/copy-not-the-original': [{ result: 'unknown', why: 'The copy does not show what is on the Mac.' }],
  'mac/copy-unexpected': [{ result: 'unknown', why: 'The copy may be of another time, or of another Mac.' }],
  'mac/facts-of-newer-format': [{ result: 'unknown', why: 'The facts were not used.' }],
  'mac/firewall-may-block-call-back': [
    { result: 'unknown', why: 'Whether the firewall lets the call-back through is not among the facts.' },
  ],
  'mac/network-stops-sign-in': [{ result: 'cannot', why: 'What was seen of the network stops this Mac.' }],
  'mac/nobody': [{ result: 'unknown', why: 'There is nobody to sign in.' }],
  'mac/preferences-closed': [DEFAULTS],
  'mac/preferences-missing': [DEFAULTS],
  'mac/preferences-refused': [NOT_READ],
  'mac/preferences-unreadable': [DEFAULTS],
  'mac/program-missing': [{ result: 'cannot', why: 'There is no program.' }],
  'mac/program-not-a-program': [
    { result: 'cannot', why: 'What is there does not start.', when: ({ args }) => args['is'] === 'other' },
    { result: 'unknown', why: 'Where the link leads was not looked at.' },
  ],
  'mac/release-too-new': [{ result: 'cannot', why: 'The program does not start.' }],
  'mac/release-too-old': [{ result: 'cannot', why: 'The program does not start.' }],
  'plist/not-a-dictionary': [DEFAULTS],
  'plist/unreadable': [DEFAULTS],
  'settings/differs-from-policy': [
    {
      result: 'cannot',
      why: 'Messenger asks another server than the one that the policy names.',
      when: (finding, connection) => connection?.server !== undefined && isOtherServer(finding),
    },
    {
      result: 'unknown',
      why: 'Whether there is a server on the way that the Mac takes was not looked at.',
      when: (finding, connection) => connection !== undefined && takesOtherWay(finding, connection),
    },
  ],
  'settings/manual-without-server': [{ result: 'cannot', why: 'Messenger knows no server.' }],
  'settings/port-range-incomplete': [{ ...NO_PORTS, result: 'unknown' }],
  'settings/port-range-inverted': [NO_PORTS],
  'settings/port-range-too-small': [NO_PORTS],
  'settings/proxy-with-port-range': [
    { result: 'cannot', why: 'The server cannot call back through a proxy.', when: overTcp },
  ],
  'settings/server-address-malformed': [
    { result: 'cannot', why: 'The address is no name and leads nowhere.', when: isManual },
  ],
  'settings/tls-to-ip-address': [
    { result: 'unknown', why: "Whether the server's certificate has the IP address was not looked at." },
  ],
  'settings/transport-unknown': [{ result: 'unknown', why: 'What Messenger makes of the number is not documented.' }],
  'settings/wrong-type': [
    {
      result: 'cannot',
      why: 'The address counts as not set, and Messenger knows no server.',
      when: (finding, connection) => connection?.mode === 'manual' && about('RTCServerAddress')(finding, connection),
    },
    {
      result: 'unknown',
      why: 'The value may count as not set; what holds then is not documented.',
      when: about('RTCConfigurationMode', 'RTCTransport', 'DisableStrictDNSNaming', 'PortRangeEnabled'),
    },
  ],
};

/** Those of which it matters, too, that they could not look. */
export function decidesUnseen(check: string): boolean {
  return check === 'mac/facts-missing' || Object.hasOwn(SIGN_IN_RULES, check);
}
