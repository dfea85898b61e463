/** What a KDC means by its codes: those that a request without a client can meet, and their like (RFC 4120, section 7.5.9). */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [6, 'no such client, for it was told of none'],
  [7, 'it knows no such service'],
  [9, 'the client has no key'],
  [12, 'its policy forbids it'],
  [13, 'it cannot do what was asked'],
  [14, 'it supports none of the encryption types'],
  [18, 'the credentials are revoked'],
  [24, 'the password is wrong'],
  [25, 'it wants pre-authentication'],
  [29, 'a service that it needs is not there'],
  [37, 'the clocks are too far apart'],
  [41, 'the message was changed'],
  [52, 'the answer is too long for UDP'],
  [60, 'it gives no reason'],
  [61, 'a field is too long'],
  [68, 'it serves another realm'],
]);

/** Codes that the checks judge. */
export const CODE = { skew: 37, serviceUnavailable: 29, wrongRealm: 68 } as const;

/** `error 6, it knows no such client`. */
export function errorText(code: number): string {
  const meaning = MEANINGS.get(code);
  return meaning === undefined ? `error ${code}` : `error ${code}, ${meaning}`;
}
