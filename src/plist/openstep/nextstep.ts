/**
 * The upper half of the NeXTSTEP character set, 0x80 to 0xFD, in which octal escapes count; 0xFE and 0xFF stand for
 * no character. From NEXTSTEP.TXT of the Unicode Consortium, the same as the table in Apple's CFBuiltinConverters.c.
 */
const UPPER_HALF =
  '\u00a0ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏ' +
  'ÐÑÒÓÔÕÖÙÚÛÜÝÞµ×÷' +
  '©¡¢£⁄¥ƒ§¤’“«‹›ﬁﬂ' +
  '®–†‡·¦¶•‚„”»…‰¬¿' +
  '¹ˋ´ˆ˜¯˘˙¨²˚¸³˝˛ˇ' +
  '—±¼½¾àáâãäåçèéêë' +
  'ìÆíªîïðñŁØŒºòóôõ' +
  'öæùúûıüýłøœßþÿ';

/** The character of one NeXTSTEP byte; undefined for the two bytes that stand for none. */
export function nextStepCharacter(byte: number): string | undefined {
  return byte < 0x80 ? String.fromCharCode(byte) : UPPER_HALF[byte - 0x80];
}
