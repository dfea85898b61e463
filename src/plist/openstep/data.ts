import { shorten } from '../xml/scanner.ts';
import { INSTEAD, type OpenStepScanner } from './scanner.ts';

/** `<0fbd771c 1c2735ae>`: bytes in hexadecimal, with blanks between but not inside them. */
export function hexData(scanner: OpenStepScanner): Uint8Array {
  const { text, at: start } = scanner;
  const second = text.charAt(start + 1);
  if (second === '*' || second === '[') {
    const extension = /^<[^>\r\n]*>?/.exec(text.slice(start, start + 64))![0];
    const advice = 'write a string, or data as <0fbd771c>';
    scanner.fail(`"${shorten(extension)}" is a GNUstep extension, which Apple's readers refuse; ${advice}`, start);
  }
  scanner.at = start + 1;
  const bytes = hexBytes(scanner, '>');
  if (!scanner.take('>')) scanner.unexpected('hexadecimal digits or ">"');
  return bytes;
}

/** No dictionary can begin like this: a comma does not end a value there. */
const DESCRIBED = /\{[ \t\r\n]*length[ \t\r\n]*=[ \t\r\n]*([0-9]+)[ \t\r\n]*,[ \t\r\n]*bytes[ \t\r\n]*=[ \t\r\n]*0x/y;

/**
 * `{length = 4, bytes = 0x0fbd771c}`: data as `defaults read` prints it since macOS 10.15. Apple's readers do not
 * take it back. Beyond 24 bytes it is cut: `{length = 79, bytes = 0x7b226465 6661756c ... 35305d7d }`. Undefined if
 * something else stands here.
 */
export function describedData(scanner: OpenStepScanner): Uint8Array | undefined {
  const start = scanner.at;
  DESCRIBED.lastIndex = start;
  const length = DESCRIBED.exec(scanner.text)?.[1];
  if (length === undefined) return undefined;
  scanner.at = DESCRIBED.lastIndex;
  const bytes = hexBytes(scanner, '}');
  if (scanner.text.startsWith('...', scanner.at) || scanner.next === '…') {
    scanner.fail(`"defaults read" has cut this data short, ${length} bytes in full; ${INSTEAD}`, scanner.at);
  }
  if (!scanner.take('}')) scanner.unexpected('hexadecimal digits or "}"');
  if (bytes.length !== Number(length)) {
    scanner.fail(`the length is given as ${length}, but the number of bytes is ${bytes.length}`, start);
  }
  return bytes;
}

/** The bytes from here to the first character that is neither a blank nor a hexadecimal digit. */
function hexBytes(scanner: OpenStepScanner, close: string): Uint8Array {
  const { text } = scanner;
  const end = text.indexOf(close, scanner.at);
  const bytes = new Uint8Array(((end < 0 ? text.length : end) - scanner.at + 1) >> 1);
  let length = 0;
  for (let at = scanner.at; ; at += 1) {
    const unit = text.charCodeAt(at);
    const high = HEX[unit] ?? -1;
    if (high >= 0) {
      const low = HEX[text.charCodeAt(at + 1)] ?? -1;
      if (low < 0) scanner.fail('half a byte: an even number of hexadecimal digits must stand together', at);
      bytes[length] = high * 16 + low;
      length += 1;
      at += 1;
    } else if (!isBlank(unit)) {
      scanner.at = at;
      return bytes.slice(0, length);
    }
  }
}

/** The value of each hexadecimal digit by its code unit, -1 for other ASCII characters. */
const HEX = Int8Array.from({ length: 128 }, (_, unit) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(unit).toLowerCase()),
);

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0x2028 || unit === 0x2029;
}
