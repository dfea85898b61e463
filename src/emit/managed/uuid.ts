/** Hexadecimal digits of the SHA-1 of some bytes. */
export type Sha1 = (bytes: Uint8Array) => string;

/** The name space for DNS names: RFC 9562, section 6.6. Identifiers of profiles are such names, turned round. */
export const DNS_NAMES = '6BA7B810-9DAD-11D1-80B4-00C04FD430C8';

/** The UUID of a name in a name space, version 5 (RFC 9562, section 5.5), in capitals as Apple's uuidgen prints it. */
export function uuid5(namespace: string, name: string, sha1: Sha1): string {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../g)!, (pair) => Number.parseInt(pair, 16));
  const digits = sha1(new Uint8Array([...space, ...new TextEncoder().encode(name)])).slice(0, 32);
  const variant = ((Number.parseInt(digits[16]!, 16) & 0x3) | 0x8).toString(16);
  const whole = `${digits.slice(0, 12)}5${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
  return whole.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
}
