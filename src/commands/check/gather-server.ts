import type { NetworkDoor, SipTalk } from '../../core/network.ts';
import type { DomainObservation } from '../../core/observation.ts';
import type { Endpoint, HelloKind, HelloSeen, ServerObservation, SessionSeen, SipSeen } from '../../core/server.ts';
import { redirectsOf, statusOf } from '../../wire/sip/index.ts';
import { addressesOf } from './gather-dns.ts';
import type { CheckRequest, NamedServer } from './request.ts';

/** A server to look at, and its addresses. */
export type ServerToSee = NamedServer &
  Pick<ServerObservation, 'because'> & { readonly addresses: readonly string[] };

export interface Looking {
  readonly request: Pick<CheckRequest, 'milliseconds'>;
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
  const seen = await lookOnce(to, looking);
  const next = seen.sip.flatMap((talk) => (talk.status === 'response' ? redirectsOf(talk.text, to.transport) : []));
  const found = [seen];
  for (const { host, port, transport } of next.slice(0, MAX_REDIRECTS)) {
    if (host.toLowerCase() === to.host.toLowerCase() && port === to.port && transport === to.transport) continue;
    const addresses = addressesOf(host, (await resolve(host))?.views[0]);
    found.push(await lookOnce({ host, port, transport, addresses, because: 'redirect' }, looking));
  }
  return found;
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
  return { host, port, transport, because, connects, ...probed };
}

async function probe(to: Endpoint, transport: ServerToSee['transport'], looking: Looking): Promise<Probed> {
  if (transport === 'tcp') return { hellos: [], sip: looking.withSip ? await talkPlainly(to, looking) : [] };
  const [hellos, talked] = await Promise.all([
    hellosOf(to, looking),
    looking.withSip ? talkTls(to, looking) : undefined,
  ]);
  return { hellos, ...(talked ?? { sip: [] }) };
}

/** The oldest hello, and the later ones if a server refuses it. */
async function hellosOf(to: Endpoint, { network, request }: Looking): Promise<HelloSeen[]> {
  const oldest = await network.hello(to, 'panther', request);
  const { status } = oldest;
  if (status !== 'alert' && status !== 'reset' && status !== 'closed') return [oldest];
  return [oldest, ...(await Promise.all(LATER_HELLOS.map((kind) => network.hello(to, kind, request))))];
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
    if (session && 'status' in session && HOPELESS.has(session.status)) break;
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
