import { TlsError } from './error.ts';
import { Reader } from './reader.ts';

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
  /** Where it begins in the bytes. */
  readonly start: number;
}

/** RFC 5246, section 7.4. */
export const HANDSHAKE = {
  helloRequest: 0,
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateStatus: 22,
} as const;

/** No flight of ours is longer. */
export const LONGEST_FLIGHT = 65_536;

/** Handshake messages from the joined bodies of records; a part of one at the end is left out. Throws TlsError. */
export function readMessages(bytes: Uint8Array): HandshakeMessage[] {
  const messages: HandshakeMessage[] = [];
  for (let at = 0; bytes.length - at >= 4;) {
    const length = new Reader(bytes.subarray(at + 1, at + 4), 'a handshake message').number(3);
    if (length > LONGEST_FLIGHT) throw new TlsError(at + 1, `a handshake message claims ${length} bytes`);
    const end = at + 4 + length;
    if (end > bytes.length) break;
    messages.push({ type: bytes[at]!, body: bytes.subarray(at + 4, end), start: at });
    at = end;
  }
  return messages;
}

export interface ServerHello {
  /** `3.1` is TLS 1.0; what TLS 1.3 says in an extension comes out as `3.4`. */
  readonly version: string;
  readonly random: Uint8Array;
  readonly suite: number;
}

const SUPPORTED_VERSIONS = 43;

/** RFC 5246, section 7.4.1.3; RFC 8446, section 4.1.3 for the version. Throws TlsError. */
export function readServerHello(body: Uint8Array): ServerHello {
  const reader = new Reader(body, 'a ServerHello');
  let version = `${reader.number(1)}.${reader.number(1)}`;
  const random = reader.take(32);
  if (reader.vector(1).length > 32) throw new TlsError(34, 'the session id of a ServerHello is too long');
  const suite = reader.number(2);
  reader.number(1);
  if (reader.left > 0) {
    const extensions = reader.inner(2);
    while (extensions.left > 0) {
      const type = extensions.number(2);
      const value = extensions.inner(2);
      if (type === SUPPORTED_VERSIONS) version = `${value.number(1)}.${value.number(1)}`;
    }
  }
  return { version, random, suite };
}

/** The certificates of a Certificate message as they stand there (RFC 5246, section 7.4.2). Throws TlsError. */
export function readCertificates(body: Uint8Array): Uint8Array[] {
  const list = new Reader(body, 'a Certificate message').inner(3);
  const certificates: Uint8Array[] = [];
  while (list.left > 0) certificates.push(list.vector(3));
  return certificates;
}
