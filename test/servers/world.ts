import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { UNCONFIGURED } from '../../src/commands/check/want.ts';
import type { CheckRequest } from '../../src/commands/check/request.ts';
import type { AnchorSource } from '../../src/core/chain.ts';
import type { Subject, Want } from '../../src/core/observation.ts';
import { startBind } from './bind.ts';
import { startDeaf } from './deaf.ts';
import { startDelay } from './delay.ts';
import type { Issued } from './certificate-maker.ts';
import { startGnutls, WINDOWS_2003, type GnutlsOptions } from './gnutls.ts';
import { startKdc, type KdcOptions } from './kdc.ts';
import { startKdcResponder, type KdcResponderOptions } from './kdc-responder.ts';
import { startKamailio } from './kamailio.ts';
import { makePki, type Filed, type Pki } from './pki.ts';
import { startSipResponder, type SipResponderOptions } from './sip-responder.ts';

/** What a server that speaks no proper TLS does with a connection. */
type Serve = (socket: Socket) => void;

export interface WorldOptions {
  /** Records of contoso.com in place of the healthy ones; ADDRESS and KDC_PORT are filled in. */
  readonly records?: string;
  /** Records in front of the healthy ones. */
  readonly more?: string;
  /** Other zones, or `broken` for one that does not load. */
  readonly zones?: { readonly [zone: string]: string };
  /** BIND refuses all; or what answers instead of BIND to each packet, nothing for silence; or nobody. */
  readonly dns?: 'refuses' | 'nobody' | ((question: Buffer) => Buffer | undefined);
  /** Records of contoso.com at a second DNS server. */
  readonly outside?: string;
  /** What listens on port 5061: GnuTLS as told, Kamailio (on 5060 as well), something else, something deaf, or nobody. */
  readonly tls?:
    Partial<Omit<GnutlsOptions, 'chain' | 'key'>> | { readonly serve: Serve } | 'kamailio' | 'deaf' | 'nobody';
  /** What the TLS server shows: its own certificate first. The key is that of the first. */
  readonly chain?: (pki: Pki) => readonly Issued[];
  readonly sip?: SipResponderOptions;
  /** Plain SIP on port 5060 as well. */
  readonly tcp?: boolean;
  /** Milliseconds each way between the client and everything. */
  readonly distance?: number;
  readonly kdc?: KdcOptions | { readonly responder: Omit<KdcResponderOptions, 'address'> } | 'nobody';
}

/** What to ask for; ADDRESS in `server` and `want.server` is filled in. */
export interface Ask {
  readonly subject?: Subject;
  readonly target?: string;
  readonly want?: Partial<Want>;
  readonly domains?: readonly string[];
  readonly milliseconds?: number;
  readonly server?: { readonly host: string; readonly port: number; readonly transport: 'tls' | 'tcp' };
  readonly name?: string;
  /** Certificates of a file instead of a server. */
  readonly presented?: (pki: Pki) => readonly Issued[];
  readonly anchors?: (pki: Pki) => readonly Issued[];
  /** Where the anchors are said to come from; a file unless given. */
  readonly anchorsFrom?: AnchorSource;
}

export interface World {
  /** Where everything but the DNS listens. */
  readonly address: string;
  readonly resolvers: readonly string[];
  readonly kdcPort: number;
  readonly pki: Pki;
  readonly folder: string;
  readonly request: (ask?: Ask) => CheckRequest;
  readonly stop: () => Promise<void>;
}

export const HEALTHY_RECORDS = [
  '_sipinternaltls._tcp IN SRV 0 0 5061 sip',
  'sip IN A ADDRESS',
  '_kerberos._udp IN SRV 0 0 KDC_PORT kdc',
  '_kerberos._tcp IN SRV 0 0 KDC_PORT kdc',
  'kdc IN A ADDRESS',
].join('\n');

let worlds = 0;

/** Every world has an address of its own, so that many can stand side by side with the usual ports. */
function nextAddress(): string {
  worlds += 1;
  const { pid } = process;
  // Test files run in threads of one process.
  return `127.${10 + (pid % 200)}.${(Math.floor(pid / 200) + threadId) % 250}.${(worlds % 250) + 1}`;
}

/**
 * A company with Live Communications Server: its DNS (BIND), a stand-in for Windows Server 2003 (GnuTLS with RC4 and TLS 1.0, and a
 * SIP responder behind it), a KDC (MIT), certificates. All real but the SIP answers; all on loopback.
 */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((each) => each()));
  };
  try {
    return await build(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(options: WorldOptions, stops: (() => unknown)[], stop: () => Promise<void>): Promise<World> {
  const address = nextAddress();
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-world-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const pki = makePki(folder);
  const started = async <Server extends { stop: () => unknown }>(starting: Promise<Server>): Promise<Server> => {
    const server = await starting;
    stops.push(server.stop);
    return server;
  };
  const [kdcPort] = await Promise.all([
    startKdcOf(options, address, started),
    startSip(options, address, pki, started),
  ]);
  const far = options.distance === undefined ? address : nextAddress();
  const filled = (text: string): string => text.replaceAll('ADDRESS', far).replaceAll('KDC_PORT', String(kdcPort));
  let resolvers = await startDns(options, filled, started);
  if (options.distance !== undefined) {
    const milliseconds = options.distance;
    const away = async (host: string, port: number, as = port): Promise<number> =>
      (await started(startDelay({ from: { address: far, port: as }, to: { address: host, port }, milliseconds })))
        .port;
    await Promise.all([away(address, 5061), away(address, kdcPort)]);
    resolvers = await Promise.all(
      resolvers.map(async (resolver) => {
        const [host, port] = resolver.split(':') as [string, string];
        return `${far}:${await away(host, Number(port), 0)}`;
      }),
    );
  }
  const request = (ask: Ask = {}): CheckRequest => requestOf(ask, far, resolvers, pki);
  return { address: far, resolvers, kdcPort, pki, folder, request, stop };
}

type Started = <Server extends { stop: () => unknown }>(starting: Promise<Server>) => Promise<Server>;

async function startKdcOf({ kdc = {} }: WorldOptions, address: string, started: Started): Promise<number> {
  if (kdc === 'nobody') return 88;
  const starting =
    'responder' in kdc ? startKdcResponder({ address, ...kdc.responder }) : startKdc({ address, ...kdc });
  return (await started<{ port: number; stop: () => unknown }>(starting)).port;
}

async function startSip(options: WorldOptions, address: string, pki: Pki, started: Started): Promise<void> {
  const { tls = {}, sip = {}, tcp = false, chain = healthyChain } = options;
  if (tcp) await started(startSipResponder({ address, port: 5060, ...sip }));
  if (tls === 'nobody') return;
  if (tls === 'deaf') {
    await started(startDeaf(address, 5061));
    return;
  }
  if (tls === 'kamailio') {
    const [own] = chain(pki) as readonly Filed[];
    await started(startKamailio({ address, key: own!.keyFile, chain: own!.chainFile }));
    return;
  }
  if ('serve' in tls) {
    await started(startServe(address, 5061, tls.serve));
    return;
  }
  const behind = await started(startSipResponder(sip));
  const [own, ...others] = chain(pki) as readonly Filed[];
  await started(
    startGnutls({
      priorities: WINDOWS_2003,
      address,
      port: 5061,
      behind,
      ...tls,
      key: own!.keyFile,
      chain: [own!, ...others].map(({ certFile }) => certFile),
    }),
  );
}

export function healthyChain(pki: Pki): readonly Issued[] {
  return [pki.server({ id: 'server', dns: ['sip.contoso.com'] }), pki.intermediate];
}

async function startDns(
  { records = HEALTHY_RECORDS, more = '', zones = {}, dns, outside }: WorldOptions,
  filled: (text: string) => string,
  started: Started,
): Promise<string[]> {
  if (dns === 'nobody') return ['127.0.0.1:9'];
  if (typeof dns === 'function') return [(await started(startPackets(dns))).resolver];
  const other = Object.fromEntries(Object.entries(zones).map(([zone, text]) => [zone, filled(text)]));
  const inside = { ...('contoso.com' in other ? {} : { 'contoso.com': filled(`${more}\n${records}`) }), ...other };
  const views = await Promise.all([
    started(startBind({ zones: inside, refuse: dns === 'refuses' })),
    ...(outside === undefined ? [] : [started(startBind({ zones: { 'contoso.com': filled(outside) } }))]),
  ]);
  return views.map(({ resolver }) => resolver);
}

function requestOf(ask: Ask, address: string, resolvers: readonly string[], pki: Pki): CheckRequest {
  const { subject = 'signin', want = {}, anchors = ({ root }: Pki) => [root], anchorsFrom = 'file' } = ask;
  const filled = (host: string): string => host.replace('ADDRESS', address);
  const server = want.server && { ...want.server, host: filled(want.server.host) };
  return {
    subject,
    target: ask.target ?? 'alice@contoso.com',
    want: { ...UNCONFIGURED, ...want, ...(server ? { server } : {}) },
    domains: ask.domains ?? ['contoso.com'],
    resolvers,
    milliseconds: ask.milliseconds ?? 3000,
    ...(ask.server ? { server: { ...ask.server, host: filled(ask.server.host) } } : {}),
    ...(ask.name === undefined ? {} : { name: ask.name }),
    ...(ask.presented ? { presented: ask.presented(pki).map(({ base64 }) => base64) } : {}),
    anchors: anchors(pki).map(({ base64 }) => ({ from: anchorsFrom, der: base64 })),
    systemRoots: false,
  };
}

interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** A DNS server that answers each packet as it is told: for packets that BIND cannot make. */
async function startPackets(
  answer: (question: Buffer) => Buffer | undefined,
): Promise<Stoppable & { resolver: string }> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const reply = answer(question);
    if (reply) socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return {
    resolver: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise<void>((done) => socket.close(() => done())),
  };
}

async function startServe(address: string, port: number, serve: Serve): Promise<Stoppable> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
    serve(socket);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, address, done));
  return {
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
