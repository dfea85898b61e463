import type { SipTransport } from '../../core/server.ts';
import { SipError } from './error.ts';

export interface SipRequest {
  /** A SIP domain, a host or an IP address. */
  readonly domain: string;
  readonly transport: SipTransport;
  /** Where the answer would go if the connection were lost: `192.0.2.7:49152`, `[2001:db8::7]:49152` or a host. */
  readonly sentBy: string;
  /** Says what is asking. */
  readonly userAgent: string;
  /** Letters and digits by chance, unlike those of any other request: parts of the branch, the tag, the Call-ID. */
  readonly branch: string;
  readonly tag: string;
  readonly callId: string;
  /** Names the device to a Live Communications Server: hexadecimal digits. */
  readonly epid: string;
}

/** A user that nobody is: the request names no account, so none can be locked or watched. */
const PROBE_USER = 'msgrctl-probe';

/**
 * REGISTER without Contact: it asks for the bindings and changes none (RFC 3261, section 10.2.3). Without credentials a server
 * that authenticates its users answers with what it takes. Throws SipError for parts that SIP cannot hold.
 */
export function registerRequest(request: SipRequest): Uint8Array {
  return written('REGISTER', request, `sip:${PROBE_USER}@${hostOf(request.domain)}`);
}

/** OPTIONS without Contact (RFC 3261, section 11.1). Throws SipError for parts that SIP cannot hold. */
export function optionsRequest(request: SipRequest): Uint8Array {
  return written('OPTIONS', request, `sip:${hostOf(request.domain)}`, ['Accept: application/sdp']);
}

function written(method: string, request: SipRequest, to: string, more: readonly string[] = []): Uint8Array {
  const { domain, transport, sentBy, userAgent } = request;
  const host = hostOf(domain);
  const part = (name: 'branch' | 'tag' | 'callId' | 'epid'): string =>
    checked(request[name], /^[A-Za-z0-9]{1,64}$/, name);
  const lines = [
    `${method} sip:${host} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${checked(sentBy, /^[A-Za-z0-9.:[\]-]{1,300}$/, 'the own address')};branch=z9hG4bK${part('branch')}`,
    'Max-Forwards: 70',
    `From: <sip:${PROBE_USER}@${host}>;tag=${part('tag')};epid=${part('epid')}`,
    `To: <${to}>`,
    `Call-ID: ${part('callId')}`,
    `CSeq: 1 ${method}`,
    `User-Agent: ${checked(userAgent, /^[\x20-\x7e]{1,200}$/, 'the User-Agent')}`,
    ...more,
    'Content-Length: 0',
  ];
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`);
}

/** A host as it stands in a SIP URI; IPv6 addresses in brackets (RFC 3261, section 25.1). */
function hostOf(domain: string): string {
  const bare = domain.replace(/^\[(.*)\]$/, '$1');
  if (bare.includes(':')) return `[${checked(bare, /^[0-9A-Fa-f:.]{2,45}$/, 'the address')}]`;
  return checked(bare.replace(/\.$/, ''), /^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9_])?$/, 'the domain');
}

function checked(value: string, shape: RegExp, what: string): string {
  if (!shape.test(value)) throw new SipError(`${what} cannot stand in a SIP request`);
  return value;
}
