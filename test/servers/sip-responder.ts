import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface SipResponderOptions {
  readonly address?: string;
  /** A free one unless given. */
  readonly port?: number;
  /**
   * What to answer: a text, or a function of the request. CRLFs are put in, and Via, From, To, Call-ID and CSeq
   * of the request where the text has none; `Date: NOW` becomes the time of the answer. Without it: the challenge of a Live Communications Server.
   */
  readonly answer?: string | ((request: string) => string);
  /** `silent`: reads and says nothing. `closes`: ends the connection instead. `resets`: by RST. `garbage`: bytes that are no SIP. */
  readonly instead?: 'silent' | 'closes' | 'resets' | 'garbage' | 'half';
  /** `100 Trying` in front. */
  readonly provisional?: boolean;
  /** One byte a packet. */
  readonly singleBytes?: boolean;
  /** Seconds to add to Date. */
  readonly dateOffset?: number;
  /** The FQDN that the challenge names. */
  readonly targetname?: string;
  /** Milliseconds before each answer. */
  readonly delay?: number;
}

export interface SipResponder {
  readonly address: string;
  readonly port: number;
  /** All that came, a text each. */
  readonly requests: string[];
  readonly stop: () => Promise<void>;
}

/** A stand-in for a Live Communications Server over TCP. It also serves behind a relay that takes TLS off. */
export async function startSipResponder(options: SipResponderOptions = {}): Promise<SipResponder> {
  const { address = '127.0.0.1' } = options;
  const requests: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    let held = '';
    socket.on('data', (bytes) => {
      held += bytes.toString('utf8');
      for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
        const request = held.slice(0, end + 4);
        held = held.slice(end + 4);
        if (request.trim() === '') continue;
        requests.push(request);
        void respond(socket, request, options);
      }
    });
  });
  await listen(server, options.port ?? 0, address);
  const { port } = server.address() as { port: number };
  const stop = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { address, port, requests, stop };
}

async function respond(socket: Socket, request: string, options: SipResponderOptions): Promise<void> {
  const { answer = lcsChallenge(options), instead, provisional = false, singleBytes = false } = options;
  if (options.delay !== undefined) await delay(options.delay);
  if (instead === 'silent') return;
  if (instead === 'closes') return void socket.end();
  if (instead === 'resets') return void socket.resetAndDestroy();
  if (instead === 'garbage') return void socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
  const text = whole(typeof answer === 'string' ? answer : answer(request), request);
  if (instead === 'half') return void socket.end(text.slice(0, text.length / 2));
  const all = Buffer.from((provisional ? whole('SIP/2.0 100 Trying', request) : '') + text);
  if (!singleBytes) return void socket.write(all);
  socket.setNoDelay(true);
  for (const byte of all) {
    socket.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What LCS 2005 answers to a request without credentials ([MS-SIPAE], section 4.1). */
export function lcsChallenge({ targetname = 'sip.contoso.com', dateOffset = 0 }: SipResponderOptions = {}): string {
  return [
    'SIP/2.0 401 Unauthorized',
    `Date: ${new Date(Date.now() + dateOffset * 1000).toUTCString()}`,
    `WWW-Authenticate: NTLM realm="SIP Communications Service", targetname="${targetname}", version=3`,
    `WWW-Authenticate: Kerberos realm="SIP Communications Service", targetname="sip/${targetname}", version=3`,
    'Content-Length: 0',
  ].join('\n');
}

const ECHOED = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];

/** A head with CRLFs, and with what a response repeats of its request. */
function whole(text: string, request: string): string {
  const [head = '', ...body] = text.replaceAll(/\r?\n/g, '\n').split('\n\n');
  const [first, ...lines] = head
    .replace(/^Date: NOW$/m, `Date: ${new Date().toUTCString()}`)
    .split('\n')
    .filter((line) => line !== '');
  const echoed = ECHOED.filter(
    (name) => !lines.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  ).flatMap((name) => request.split('\r\n').filter((line) => line.startsWith(`${name}:`)));
  const length = lines.some((line) => /^(?:content-length|l)\s*:/i.test(line)) ? [] : ['Content-Length: 0'];
  return `${[first, ...echoed, ...lines, ...length].join('\r\n')}\r\n\r\n${body.join('\r\n\r\n')}`;
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
}
