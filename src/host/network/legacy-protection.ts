import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { ConnectionMode, TlsRecord } from 'node-forge/lib/tls.js';
import forge from 'node-forge/lib/forge.js';

/** Takes whole records, one after the other: block ciphers are chained from record to record in TLS 1.0. */
export type Transform = (bytes: Uint8Array) => Uint8Array;

export interface Protection {
  readonly hash: 'md5' | 'sha1';
  /** 1 for stream ciphers. */
  readonly blockLength: number;
}

/** A CBC cipher in either direction, without padding of its own: TLS pads otherwise. */
export function cbc(name: string, key: Uint8Array, iv: Uint8Array, direction: 'encrypt' | 'decrypt'): Transform {
  const made = direction === 'encrypt' ? createCipheriv(name, key, iv) : createDecipheriv(name, key, iv);
  made.setAutoPadding(false);
  return (bytes) => made.update(bytes);
}

/** RFC 2246, section 6.2.3: MAC, then padding, then encryption. */
export function seal(
  record: TlsRecord,
  mode: ConnectionMode,
  { hash, blockLength }: Protection,
  encrypt: Transform,
): true {
  const plain = latin1(record.fragment.getBytes());
  const body = Buffer.concat([plain, macOf(record, mode, hash, plain)]);
  const pad = blockLength === 1 ? 0 : blockLength - (body.length % blockLength);
  put(record, encrypt(Buffer.concat([body, Buffer.alloc(pad, pad - 1)])));
  return true;
}

/**
 * The other way round; false if the MAC or the padding is wrong. That it shows by its timing which one is wrong matters only
 * where there is something to steal: no password ever goes this way.
 */
export function unseal(
  record: TlsRecord,
  mode: ConnectionMode,
  { hash, blockLength }: Protection,
  decrypt: Transform,
): boolean {
  const sealed = latin1(record.fragment.getBytes());
  if (sealed.length % blockLength !== 0) return false;
  const body = Buffer.from(decrypt(sealed));
  const pad = blockLength === 1 ? 0 : (body.at(-1) ?? 0) + 1;
  const end = body.length - pad - mode.macLength;
  if (end < 0 || !body.subarray(body.length - pad).every((byte) => byte === pad - 1)) return false;
  const plain = body.subarray(0, end);
  const mac = body.subarray(end, end + mode.macLength);
  const right = timingSafeEqual(mac, macOf(record, mode, hash, plain));
  put(record, plain);
  return right;
}

/** HMAC over the sequence number, the head of the record and the data; counts on. */
function macOf({ type, version }: TlsRecord, mode: ConnectionMode, hash: Protection['hash'], plain: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(mode.sequenceNumber[0], 0);
  head.writeUInt32BE(mode.sequenceNumber[1], 4);
  head.set([type, version.major, version.minor], 8);
  head.writeUInt16BE(plain.length, 11);
  mode.updateSequenceNumber();
  return createHmac(hash, latin1(mode.macKey)).update(head).update(plain).digest();
}

/* oxlint-disable no-param-reassign -- node-forge hands the record in to be changed */
function put(record: TlsRecord, bytes: Uint8Array): void {
  record.fragment = forge.util.createBuffer(Buffer.from(bytes).toString('latin1'));
  record.length = bytes.length;
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
