import { CONTENT } from './records.ts';

/** Two bytes, the high one first. */
export function u16(value: number): number[] {
  return [value >> 8, value & 0xff];
}

/** Bytes with their length before them, in `size` bytes (RFC 5246, section 4.3). */
export function vector(size: 1 | 2 | 3, bytes: readonly number[]): number[] {
  const length = [bytes.length >> 16, (bytes.length >> 8) & 0xff, bytes.length & 0xff];
  return [...length.slice(3 - size), ...bytes];
}

/** One record that is not encrypted. The version is that of the record layer: TLS 1.0 in a ClientHello. */
export function record(
  type: number,
  body: readonly number[],
  version: readonly [number, number] = [3, 1],
): Uint8Array {
  return Uint8Array.from([type, ...version, ...vector(2, body)]);
}

/** The fatal alert user_canceled (RFC 5246, section 7.2.2): nothing is wrong, we only wanted to look. */
export function userCanceled(): Uint8Array {
  return record(CONTENT.alert, [2, 90]);
}
