import { TlsError } from './error.ts';

/** RFC 5246, section 6.2.1. */
export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

export interface TlsRecord {
  readonly type: number;
  readonly body: Uint8Array;
  /** Where it begins in the bytes. */
  readonly start: number;
}

/** Ciphertext may be this much longer than 2^14 (RFC 5246, section 6.2.3). */
const LONGEST = 16_384 + 2_048;
const HEADER = 5;

/** False if this cannot be how a server with SSL 3.0 or TLS begins: one byte may be enough to tell. */
export function beginsLikeTls(bytes: Uint8Array): boolean {
  const [type = CONTENT.handshake, major = 3, minor = 0, high = 0] = bytes;
  const length = high * 256;
  return (
    type >= CONTENT.changeCipherSpec &&
    type <= CONTENT.applicationData &&
    major === 3 &&
    minor <= 4 &&
    length <= LONGEST
  );
}

/** The whole records at the start of some bytes; a part of one at the end is left out. Throws TlsError. */
export function readRecords(bytes: Uint8Array): TlsRecord[] {
  const records: TlsRecord[] = [];
  for (let at = 0; at < bytes.length;) {
    if (!beginsLikeTls(bytes.subarray(at))) throw new TlsError(at, 'what follows a TLS record is not one');
    if (bytes.length - at < HEADER) break;
    const length = bytes[at + 3]! * 256 + bytes[at + 4]!;
    if (length > LONGEST) throw new TlsError(at + 3, `a TLS record claims ${length} bytes`);
    const end = at + HEADER + length;
    if (end > bytes.length) break;
    records.push({ type: bytes[at]!, body: bytes.subarray(at + HEADER, end), start: at });
    at = end;
  }
  return records;
}
