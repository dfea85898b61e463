/** What the policy says of the network. */
export interface NetworkFacts {
  readonly organization?: string | undefined;
  /** Manual mode: the server's name or address. */
  readonly server?: string | undefined;
  readonly sipDomains?: readonly string[] | undefined;
  /** Undefined where the Macs find the server themselves: TLS first, then TCP. */
  readonly transport?: 'tls' | 'tcp' | undefined;
  /** For the server's call-back over TCP. */
  readonly ports?: { readonly min: number; readonly max: number } | undefined;
  readonly kerberos?: boolean | undefined;
  readonly personalAccounts?: 'allow' | 'block' | undefined;
}

/** Where a rule is documented. */
const SOURCES = {
  guide: 'Messenger for Mac 6.0 Deployment Guide (2006)',
  kb903056: 'Microsoft KB 903056, port usage of Windows Messenger with Live Communications Server 2005',
  toml: 'blogs.technet.microsoft.com/toml, "LCS - Windows Messenger port information", 2005-04-29',
  callback: 'blogs.technet.microsoft.com/toml, on secondary connections of LCS over TCP, 2004-11-30',
  edge: 'OCS 2007 port requirements (cloudservus.com/blog/ocs-2007-port-requirements)',
  listener: 'LCS 2005 SP1 WMI reference, listening addresses (learn.microsoft.com, cc165073)',
  rfc2782: 'RFC 2782, DNS SRV; RFC 1035 section 4.2, transport of DNS',
  rfc4120: 'RFC 4120 section 7.2, Kerberos transports',
  kb927847: 'Microsoft KB 927847, ports and URLs of Windows Live Messenger (8.1 for Windows)',
  ce: 'Windows Messenger Implementation Considerations (docs.microsoft.com, ms922355)',
} as const;

/** What is widely said, and was found in no document, is marked so: it is no promise. */
const UNSOURCED = 'unsourced';

type Documented = keyof typeof SOURCES;
type Source = Documented | typeof UNSOURCED;

interface Flow {
  readonly from: string;
  readonly to: string;
  /** As in "TCP 5061". */
  readonly ports: string;
  readonly why: string;
  readonly sources: readonly Source[];
}

type Flows = (facts: NetworkFacts) => readonly Flow[];

const MACS = 'the Macs';

const openFlows: Flows = ({ server, sipDomains = [], transport, ports, kerberos }) => {
  const found = sipDomains.length > 0 ? `the server that DNS names for ${sipDomains.join(', ')}` : 'the server';
  const to = server ?? found;
  const flows: Flow[] = [];
  if (server === undefined) {
    flows.push({
      from: MACS,
      to: 'the DNS servers',
      ports: 'UDP and TCP 53',
      why: 'the Macs find the server by SRV records.',
      sources: ['guide', 'rfc2782'],
    });
  }
  if (transport !== 'tcp') {
    flows.push({
      from: MACS,
      to,
      ports: 'TCP 5061',
      why: 'sign-in, presence and messages over TLS. The server answers on the connection that the Mac has opened.',
      sources: ['kb903056', 'toml'],
    });
  }
  if (transport !== 'tls') {
    const maybe =
      'Macs that are not set to TLS may use TCP; those that find the server themselves do where TLS is not available. Leave this and the next closed if everything is to be encrypted.';
    flows.push(
      {
        from: MACS,
        to,
        ports: 'TCP 5060',
        why: transport === 'tcp' ? 'sign-in, presence and messages, unencrypted.' : maybe,
        sources: transport === 'tcp' ? ['kb903056', 'toml'] : ['guide', 'kb903056'],
      },
      {
        from: to,
        to: MACS,
        ports: ports ? `TCP ${ports.min}-${ports.max}` : 'TCP, any port above 1023',
        why: ports
          ? 'over TCP the server calls the Mac back; without this, sign-in fails as "temporarily unavailable".'
          : 'over TCP the server calls the Mac back on a port that the Mac chooses; a range in the policy (connection.ports) makes this rule narrow.',
        sources: ['guide', 'kb903056', 'callback'],
      },
    );
  }
  flows.push({
    from: 'Macs outside the corporate network',
    to: 'the access proxy or edge server',
    ports: 'TCP 443',
    why: 'sign-in from outside, over TLS, if the organization offers it. The port is what the proxy was set up with; 443 is usual.',
    sources: ['edge', 'listener'],
  });
  if (kerberos === true) {
    flows.push({
      from: MACS,
      to: 'the domain controllers',
      ports: 'UDP and TCP 88',
      why: 'tickets for sign-in with the network ID and password.',
      sources: ['rfc4120'],
    });
  }
  return flows;
};

const PEERS: Flow = {
  from: MACS,
  to: 'the other clients',
  ports: 'TCP 6891-6900, both ways',
  why: 'files go from client to client, not through the server; one port for each transfer at a time. Documented for Windows Messenger. Close it to forbid file transfer.',
  sources: ['toml', 'ce'],
};

/** What personal accounts use, most important first. */
const PERSONAL: readonly Flow[] = [
  {
    from: MACS,
    to: 'the internet',
    ports: 'TCP 1863',
    why: 'the primary port of the service (messenger.hotmail.com).',
    sources: ['guide', 'kb927847'],
  },
  {
    from: MACS,
    to: 'gateway.messenger.hotmail.com',
    ports: 'TCP 80',
    why: 'what the program falls back to where 1863 is closed: messages over HTTP. Closing 1863 alone stops nobody.',
    sources: ['kb927847'],
  },
  {
    from: MACS,
    to: 'login.live.com',
    ports: 'TCP 80 and 443',
    why: 'sign-in. Other services of Microsoft sign in here, too: close it only if none of them is used.',
    sources: ['kb927847'],
  },
  {
    from: MACS,
    to: '*.messenger.msn.com, *.contacts.msn.com, *.storage.msn.com',
    ports: 'TCP 80 and 443',
    why: 'configuration, contact list and pictures, as the client for Windows uses them.',
    sources: ['kb927847'],
  },
  {
    from: MACS,
    to: 'loginnet.passport.com, nexus.passport.com',
    ports: 'TCP 443',
    why: 'sign-in of older clients.',
    sources: [UNSOURCED],
  },
  {
    from: MACS,
    to: 'HTTP and SOCKS proxies',
    ports: 'the port of each; TCP 1080 is usual for SOCKS',
    why: 'personal accounts, and they alone, go through a proxy if one is set: what is closed here has to be closed there.',
    sources: ['guide', UNSOURCED],
  },
];

/** Text for the people who run the corporate firewall: what Messenger needs, and what to close against personal accounts. */
export function firewallRules(facts: NetworkFacts): string {
  const { organization, personalAccounts } = facts;
  const used: Documented[] = [];
  const sections = [
    ...section('OPEN', openFlows(facts), used),
    ...section('OPEN IF USERS MAY SEND FILES', [PEERS], used),
    ...section(PERSONAL_TITLES[personalAccounts ?? 'unsaid'], PERSONAL, used),
  ];
  return `${[
    ...paragraph(
      `Messenger for Mac 6.0${organization === undefined ? '' : ` at ${organization}`}: rules for the corporate firewall`,
    ),
    '',
    ...paragraph(
      'Made by msgrctl from the policy, for the network team. Nothing in it is for the Macs themselves. Each rule names its sources by their numbers at the end.',
    ),
    '',
    ...sections,
    'SOURCES',
    '',
    ...used.flatMap((source, i) => paragraph(SOURCES[source], `[${i + 1}]`)),
    '[unsourced] widely said, but found in no document: check it before you rely on it',
  ].join('\n')}\n`;
}

const PERSONAL_TITLES = {
  block: 'CLOSE: PERSONAL ACCOUNTS ARE NOT ALLOWED',
  allow: 'LEAVE OPEN: PERSONAL ACCOUNTS ARE ALLOWED',
  unsaid: 'CLOSE TO STOP PERSONAL ACCOUNTS (the policy does not say)',
};

/** Numbers the sources in the order in which they are first named. */
function section(title: string, flows: readonly Flow[], used: Documented[]): readonly string[] {
  const mark = (source: Source): string => {
    if (source === UNSOURCED) return '[unsourced]';
    if (!used.includes(source)) used.push(source);
    return `[${used.indexOf(source) + 1}]`;
  };
  const lines = flows.flatMap((flow, i) => [
    ...paragraph(`${flow.from} -> ${flow.to}`, `${i + 1}.`),
    ...paragraph(flow.ports, '  '),
    ...paragraph(`${flow.why} ${flow.sources.map(mark).join(' ')}`, '  '),
    '',
  ]);
  return [title, '', ...lines];
}

const WIDTH = 96;

/** Lines no longer than WIDTH where words allow it, after a mark of up to three characters and a blank. */
function paragraph(text: string, mark?: string): readonly string[] {
  const indent = mark === undefined ? '' : '    ';
  const lines: string[] = [];
  let line = mark === undefined ? '' : mark.padEnd(3);
  for (const word of plain(text).split(' ')) {
    if (line.trim() !== '' && line !== mark?.padEnd(3) && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** One line: a name out of a policy may hold anything. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, '?').trim();
}
