/**
 * Names that are no UTF-8, which Linux allows: each byte that is none stands as a lone surrogate, U+DC80 to U+DCFF, so that
 * the name can be told from others, goes between threads, and still opens its file (PEP 383 has the same).
 */
export function nameOf(bytes: Uint8Array): string {
  const text = LENIENT.decode(bytes);
  if (!text.includes('\ufffd')) return text;
  let name = '';
  for (let at = 0; at < bytes.length;) {
    const length = characterAt(bytes, at);
    name += length > 0 ? LENIENT.decode(bytes.subarray(at, at + length)) : String.fromCharCode(0xdc00 + bytes[at]!);
    at += Math.max(length, 1);
  }
  return name;
}

/** What opens the file: the name itself, or its bytes where it is no UTF-8. */
export function pathFor(name: string): string | Buffer {
  if (!ESCAPED.test(name)) return name;
  const parts = name.split(/([\udc80-\udcff])(?<![\ud800-\udbff]\1)/);
  return Buffer.concat(
    parts.map((part, i) => (i % 2 === 0 ? Buffer.from(part) : Buffer.from([part.charCodeAt(0) - 0xdc00]))),
  );
}

/** For people: such bytes as `\xE9`. */
export function shownName(name: string): string {
  if (!ESCAPED.test(name)) return name;
  return name.replaceAll(
    /(?<![\ud800-\udbff])[\udc80-\udcff]/g,
    (byte) => `\\x${(byte.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`,
  );
}

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ESCAPED = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** How many bytes the character has that begins here; 0 if none does. */
function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  try {
    if (length > 0 && at + length <= bytes.length) STRICT.decode(bytes.subarray(at, at + length));
    else return 0;
    return length;
  } catch {
    return 0;
  }
}
