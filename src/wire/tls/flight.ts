import { TlsError } from './error.ts';
import { HANDSHAKE, type HandshakeMessage, readCertificates, readMessages, readServerHello } from './messages.ts';
import { Reader } from './reader.ts';
import { CONTENT, beginsLikeTls, readRecords, type TlsRecord } from './records.ts';

export interface Alert {
  /** 1 warning, 2 fatal. */
  readonly level: number;
  readonly description: number;
}

/** What a server has answered to a ClientHello so far. `more`: it has not finished yet. */
export type Flight =
  | { readonly state: 'more'; readonly warning?: Alert }
  | {
      readonly state: 'hello';
      readonly version: string;
      readonly suite: number;
      readonly random: Uint8Array;
      /** DER, in the order sent. Empty with TLS 1.3, which encrypts them. */
      readonly certificates: readonly Uint8Array[];
      readonly certificateRequest: boolean;
    }
  | ({ readonly state: 'alert' } & Alert)
  | { readonly state: 'not-tls' };

const TLS_1_3 = '3.4';
const FATAL = 2;
const CLOSE_NOTIFY = 0;
const MESSAGES: readonly number[] = Object.values(HANDSHAKE);

/**
 * Reads what a server sent after a ClientHello: ServerHello to ServerHelloDone (RFC 5246, section 7.3), or an alert. Messages
 * and records need not begin and end together. Throws TlsError and nothing else, whatever the bytes.
 */
export function readFlight(bytes: Uint8Array): Flight {
  if (!beginsLikeTls(bytes)) return { state: 'not-tls' };
  const handshake: Uint8Array[] = [];
  let warning: Alert | undefined;
  let last: TlsRecord | undefined;
  for (const record of readRecords(bytes)) {
    if (record.type === CONTENT.handshake) {
      handshake.push(record.body);
      continue;
    }
    const alert = record.type === CONTENT.alert && record.body.length > 1 ? readAlert(record.body) : undefined;
    if (alert && !isEnd(alert)) warning ??= alert;
    else {
      last = record;
      break;
    }
  }
  // Once, at the end: a server may send alerts by the thousand.
  const hello = helloOf(readMessages(joined(handshake)));
  if (hello) return hello;
  if (!last) return { state: 'more', ...(warning && { warning }) };
  if (last.type === CONTENT.alert) return { state: 'alert', ...readAlert(last.body) };
  throw new TlsError(last.start, `a TLS record of type ${last.type} came too early`);
}

function isEnd({ level, description }: Alert): boolean {
  return level === FATAL || description === CLOSE_NOTIFY;
}

/** Undefined until there is a ServerHelloDone, or a ServerHello of TLS 1.3, after which nothing can be read. */
function helloOf(messages: readonly HandshakeMessage[]): (Flight & { readonly state: 'hello' }) | undefined {
  const [first, ...others] = messages.filter(({ type }) => type !== HANDSHAKE.helloRequest);
  if (!first) return undefined;
  if (first.type !== HANDSHAKE.serverHello)
    throw new TlsError(first.start, 'the first handshake message is no ServerHello');
  const hello = { state: 'hello', ...readServerHello(first.body) } as const;
  if (hello.version === TLS_1_3) return { ...hello, certificates: [], certificateRequest: false };
  let certificates: readonly Uint8Array[] = [];
  let certificateRequest = false;
  for (const { type, body, start } of others) {
    if (!MESSAGES.includes(type)) throw new TlsError(start, `a handshake message of type ${type} came too early`);
    if (type === HANDSHAKE.certificate) certificates = readCertificates(body);
    if (type === HANDSHAKE.certificateRequest) certificateRequest = true;
    if (type === HANDSHAKE.serverHelloDone) return { ...hello, certificates, certificateRequest };
  }
  return undefined;
}

function readAlert(body: Uint8Array): Alert {
  const reader = new Reader(body, 'an alert');
  return { level: reader.number(1), description: reader.number(1) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
