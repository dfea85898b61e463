/** Base64 with padding, on one line (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // One call for each piece: all bytes as arguments of one call would be too many.
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}

/** The bytes of base64; white space is passed over. Undefined if it is no base64. */
export function tryFromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The bytes of base64; white space is passed over. Throws a RangeError if it is no base64. */
export function fromBase64(text: string): Uint8Array {
  const bytes = tryFromBase64(text);
  if (!bytes) throw new RangeError('it is no base64');
  return bytes;
}
