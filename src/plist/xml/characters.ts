/** A character that XML 1.0 does not allow, in a text whose surrogates are known to come in pairs. */
export const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** True for the characters that XML 1.0 allows (production 2, Char). */
export function codePointIsXml(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  if (point < 0xd800) return true;
  return (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}
