import type { HelloKind } from '../../core/server.ts';
import { HELLO_KINDS } from './hello-kinds.ts';
import { CONTENT } from './records.ts';
import { record, u16, vector } from './write.ts';

const CLIENT_HELLO = 1;
const EXTENSION = {
  serverName: 0,
  groups: 10,
  pointFormats: 11,
  signatureAlgorithms: 13,
  /** Servers in FIPS mode refuse who does not have it (RFC 7627). */
  extendedMasterSecret: 23,
  renegotiationInfo: 0xff01,
};

/**
 * A ClientHello in one record (RFC 5246, section 7.4.1.2), without a session to resume and without compression. `random` has
 * 32 bytes. `host` goes into the server name extension, where the kind has one and if it is a name (RFC 6066, section 3).
 */
export function clientHello(kind: HelloKind, random: Uint8Array, host: string): Uint8Array {
  const { version, suites } = HELLO_KINDS[kind];
  const extensions = extensionsOf(kind, host);
  const body = [
    ...version,
    ...random.subarray(0, 32),
    ...vector(1, []),
    ...vector(2, suites.flatMap(u16)),
    ...vector(1, [0]),
    ...(extensions.length > 0 ? vector(2, extensions) : []),
  ];
  return record(CONTENT.handshake, [CLIENT_HELLO, ...vector(3, body)]);
}

function extensionsOf(kind: HelloKind, host: string): number[] {
  const { serverName, groups, signatures } = HELLO_KINDS[kind];
  const made: number[] = [];
  const add = (type: number, value: readonly number[]): void => void made.push(...u16(type), ...vector(2, value));
  if (serverName && isName(host)) {
    const name = [...new TextEncoder().encode(host)];
    add(EXTENSION.serverName, vector(2, [0, ...vector(2, name)]));
  }
  if (groups.length > 0) {
    add(EXTENSION.groups, vector(2, groups.flatMap(u16)));
    add(EXTENSION.pointFormats, vector(1, [0]));
  }
  if (signatures.length > 0) {
    add(EXTENSION.signatureAlgorithms, vector(2, signatures.flatMap(u16)));
    add(EXTENSION.extendedMasterSecret, []);
    add(EXTENSION.renegotiationInfo, vector(1, []));
  }
  return made;
}

/** True for what may stand in a server name: a DNS name in ASCII, not an IP address. */
export function isName(host: string): boolean {
  return /^(?=.{1,253}$)[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(host) && !/^[0-9.]+$/.test(host);
}
