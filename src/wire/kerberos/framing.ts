import { KerberosError } from './error.ts';

/** Far more than a KDC says to a request without a client. */
export const MAX_REPLY = 64 * 1024;

/** A message as TCP carries it: four bytes of length in front (RFC 4120, section 7.2.2). */
export function framed(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + message.length);
  new DataView(bytes.buffer).setUint32(0, message.length);
  bytes.set(message, 4);
  return bytes;
}

/** The message in what came so far; undefined while it is not whole. Throws KerberosError. */
export function unframed(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 4) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  if (length > MAX_REPLY || length === 0) throw new KerberosError('it does not start with the length of a message');
  return bytes.length < 4 + length ? undefined : bytes.subarray(4, 4 + length);
}
