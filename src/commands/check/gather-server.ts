import type { NetworkDoor, SipTalk } from '../../core/network.ts';
import type { DomainObservation } from '../../core/observation.ts';
import type { Endpoint, HelloKind, HelloSeen, ServerObservation, SessionSeen, SipSeen } from '../../core/server.ts';
import { redirectsOf, statusOf } from '../../wire/sip/index.ts';
import { namesServer } from '../../checks/server/releases.ts';
import { addressesOf } from './gather-dns.ts';
import type { CheckRequest, NamedServer } from './request.ts';

/** A server to look at, and its addresses. */
export type ServerToSee = NamedServer &
  Pick<ServerObservation, 'because'> & { readonly addresses: readonly string[] };

export interface Looking {
  readonly request: Pick<CheckRequest, 'milliseconds' | 'want'>;
  readonly network: NetworkDoor;
  /** The SIP domain to register with. */
  readonly domain: string;
  readonly withSip: boolean;
}

type Probed = Pick<ServerObservation, 'hellos' | 'session' | 'sip'>;

const NOTHING: Probed = { hellos: [], sip: [] };

/** After the oldest, in the order of age; the last tells what a server wants that none of them can do. */
const LATER_HELLOS: readonly HelloKind[] = ['tiger-aes', 'snow-leopard', 'today'];

const USER_AGENT = 'msgrctl';
/** What Windows Messenger 5 says: OCS may keep agents away that it does not know (client version filter). */
const OTHER_USER_AGENT = 'RTC/1.2';

const MAX_REDIRECTS = 3;

/** Another engine meets the same. */
const HOPELESS: ReadonlySet<string> = new Set(['timeout', 'refused', 'unreachable']);

/** A server, and those that it sends its clients on to. */
export async function lookAtServer(
  to: ServerToSee,
  looking: Looking,
  resolve: (host: string) => Promise<DomainObservation | undefined>,
): Promise<ServerObservation[]> {
  const found = [await lookOnce(to, looking)];
  // Those that are sent to send on as well; the list grows while it is gone through.
  for (const from of found) {
    for (const next of sentTo(from)) {
      if (found.length > MAX_REDIRECTS || found.some((seen) => isSame(seen, next))) continue;
      const addresses = addressesOf(next.host, (await resolve(next.host))?.views[0]);
      found.push(await lookOnce({ ...next, addresses, because: 'redirect' }, looking));
    }
  }
  return found;
}

function sentTo({ sip, transport }: ServerObservation): NamedServer[] {
  return sip.flatMap((talk) => (talk.status === 'response' ? redirectsOf(talk.text, transport) : []));
}

function isSame(a: NamedServer, b: NamedServer): boolean {
  return a.host.toLowerCase() === b.host.toLowerCase() && a.port === b.port && a.transport === b.transport;
}

/** A server that was looked at already, about another SIP domain: one more request, over the way that was found. */
export async function askAgain(seen: ServerObservation, looking: Looking): Promise<ServerObservation> {
  const { host, port, transport, connects, session } = seen;
  const address = connects.find(({ status }) => status === 'open')?.address;
  const again = { ...seen, domain: looking.domain };
  if (address === undefined) return again;
  const to = { host, address, port };
  if (transport === 'tcp') return { ...again, sip: await talkPlainly(to, looking) };
  if (!session || !('engine' in session)) return again;
  const { engine } = session;
  const { sip } = await once(to, 'tls', engine, 'REGISTER', USER_AGENT, looking);
  return { ...again, sip: await rest(sip, to, 'tls', engine, looking) };
}

async function lookOnce(to: ServerToSee, looking: Looking): Promise<ServerObservation> {
  const { host, port, transport, because, addresses } = to;
  const { network, request } = looking;
  const at = (address: string): Endpoint => ({ host, address, port });
  // Most servers have one address, and it is open: nothing waits for the connection test.
  const early = addresses[0] === undefined ? NOTHING : probe(at(addresses[0]), transport, looking);
  const connects = await Promise.all(addresses.map((address) => network.connect(at(address), request)));
  const open = connects.find(({ status }) => status === 'open')?.address;
  const first = await early;
  const probed =
    open === undefined ? NOTHING : open === addresses[0] ? first : await probe(at(open), transport, looking);
  return { host, port, transport, because, domain: looking.domain, connects, ...probed };
}

async function probe(to: Endpoint, transport: ServerToSee['transport'], looking: Looking): Promise<Probed> {
  if (transport === 'tcp') return { hellos: [], sip: looking.withSip ? await talkPlainly(to, looking) : [] };
  const [hellos, talked] = await Promise.all([
    hellosOf(to, looking),
    looking.withSip ? talkTls(to, looking) : undefined,
  ]);
  return { hellos, ...(talked ?? { sip: [] }) };
}

/**
 * The oldest hello, and the later ones if a server refuses it. From 10.6 on Macs name the server in their hello, and may get
 * another certificate, or an answer where the older ones get none: a fleet of those alone is looked at with theirs as well.
 */
async function hellosOf(to: Endpoint, { network, request }: Looking): Promise<HelloSeen[]> {
  const ask = (kinds: readonly HelloKind[]): Promise<HelloSeen[]> =>
    Promise.all(kinds.map((kind) => network.hello(to, kind, request)));
  const early: readonly HelloKind[] = namesServer(request.want.releases) ? ['panther', 'snow-leopard'] : ['panther'];
  const seen = await ask(early);
  const { status } = seen[0]!;
  if (status !== 'alert' && status !== 'reset' && status !== 'closed') return seen;
  return [...seen, ...(await ask(LATER_HELLOS.filter((kind) => !early.includes(kind))))];
}

/** As a Mac of 2006 would; as today's clients would, where a server takes nothing so old. */
async function talkTls(to: Endpoint, looking: Looking): Promise<Pick<Probed, 'session' | 'sip'>> {
  let session: Probed['session'];
  for (const engine of ['legacy', 'modern'] as const) {
    const first = await once(to, 'tls', engine, 'REGISTER', USER_AGENT, looking);
    if (first.session && 'engine' in first.session) {
      return { session: first.session, sip: await rest(first.sip, to, 'tls', engine, looking) };
    }
    // What the old engine met is what counts for a Mac.
    session ??= first.session;
    const hopeless = session && 'status' in session && HOPELESS.has(session.status);
    if (hopeless && !namesServer(looking.request.want.releases)) break;
  }
  return { ...(session ? { session } : {}), sip: [] };
}

type Engine = SessionSeen['engine'];

async function talkPlainly(to: Endpoint, looking: Looking): Promise<readonly SipSeen[]> {
  const { sip } = await once(to, 'tcp', 'modern', 'REGISTER', USER_AGENT, looking);
  return rest(sip, to, 'tcp', 'modern', looking);
}

/** The second request, where the first answer leaves open whether this server takes sign-ins. */
async function rest(
  first: SipSeen | undefined,
  to: Endpoint,
  transport: ServerToSee['transport'],
  engine: Engine,
  looking: Looking,
): Promise<SipSeen[]> {
  if (!first) return [];
  const code = first.status === 'response' ? statusOf(first.text) : undefined;
  if (code === undefined || code < 400 || code === 401 || code === 407 || code >= 500) return [first];
  const agent = code === 403 ? OTHER_USER_AGENT : USER_AGENT;
  const { sip } = await once(to, transport, engine, code === 403 ? 'REGISTER' : 'OPTIONS', agent, looking);
  return sip ? [first, sip] : [first];
}

function once(
  to: Endpoint,
  transport: ServerToSee['transport'],
  engine: Engine,
  method: SipSeen['method'],
  userAgent: string,
  { domain, network, request }: Looking,
): Promise<SipTalk> {
  return network.sip(to, transport, engine, { method, domain, userAgent }, request);
}
