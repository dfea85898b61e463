import { record, u16, vector } from '../../../src/wire/tls/write.ts';

/** The server's side of a handshake, as numbers, for tests of our reader. */

export function message(type: number, body: readonly number[]): number[] {
  return [type, ...vector(3, body)];
}

export interface HelloParts {
  readonly version?: readonly [number, number];
  readonly suite?: number;
  readonly random?: readonly number[];
  readonly session?: readonly number[];
  readonly extensions?: readonly number[];
}

export function serverHello({ version = [3, 1], suite = 4, random, session = [], extensions }: HelloParts): number[] {
  const body = [
    ...version,
    ...(random ?? new Array<number>(32).fill(7)),
    ...vector(1, session),
    ...u16(suite),
    0,
    ...(extensions ? vector(2, extensions) : []),
  ];
  return message(2, body);
}

export function certificate(...ders: (readonly number[])[]): number[] {
  return message(
    11,
    vector(
      3,
      ders.flatMap((der) => vector(3, der)),
    ),
  );
}

export const CERTIFICATE_REQUEST = message(13, [...vector(1, [1]), ...vector(2, [])]);
export const DONE = message(14, []);

/** Handshake bytes over records of at most `size` bytes. */
export function inRecords(bytes: readonly number[], size = 16_384): Uint8Array {
  const parts: number[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(...record(22, bytes.slice(at, at + size)));
  return Uint8Array.from(parts);
}

export function alert(level: number, description: number): Uint8Array {
  return record(21, [level, description]);
}
