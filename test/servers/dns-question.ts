const TYPES: { readonly [code: number]: string } = { 1: 'A', 6: 'SOA', 28: 'AAAA', 33: 'SRV' };

/** The one question of a packet (RFC 1035, section 4.1.2). */
export function questionOf(bytes: Buffer): { name: string; type: string } {
  const labels: string[] = [];
  let at = 12;
  for (let length = bytes[at]!; length > 0; length = bytes[at]!) {
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: TYPES[bytes.readUInt16BE(at + 1)]! };
}
