import { nextStepCharacter } from './nextstep.ts';
import type { OpenStepScanner } from './scanner.ts';

const BACKSLASH = 92;

/**
 * The quoted string that starts here, its escapes resolved. Line ends inside it stay as they are. Of an unknown
 * escape Apple's reader makes the bare character; here it is an error, for the author most likely meant a backslash.
 */
export function quotedString(scanner: OpenStepScanner): string {
  const { text, at: start } = scanner;
  const quote = text.charCodeAt(start);
  let value = '';
  let from = start + 1;
  let at = from;
  for (let unit = text.charCodeAt(at); unit !== quote; unit = text.charCodeAt(at)) {
    if (at >= text.length) scanner.fail('a quoted string is never closed', start);
    if (unit !== BACKSLASH) {
      at += 1;
      continue;
    }
    scanner.at = at;
    value += text.slice(from, at) + escape(scanner);
    at = scanner.at;
    from = at;
  }
  scanner.at = at + 1;
  return value + text.slice(from, at);
}

/** A backslash before the end of a line gives that line end: it does not join the lines as in C. */
const SIMPLE: { readonly [letter: string]: string } = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '\n': '\n',
  '\r': '\r',
};

/** The character of the escape that starts here; the place is then behind it. */
function escape(scanner: OpenStepScanner): string {
  const { text, at: start } = scanner;
  const letter = text.charAt(start + 1);
  if (letter === 'U' || letter === 'u') return unicode(scanner);
  if (letter >= '0' && letter <= '7') return octal(scanner);
  scanner.at = start + 1;
  // A backslash right before the end of the file leaves the string open, which the caller reports.
  if (letter === '') return '';
  const simple = SIMPLE[letter];
  if (simple === undefined) {
    return scanner.fail(`a backslash before ${scanner.here()} is no escape; write two for a backslash`, start);
  }
  scanner.at += 1;
  return simple;
}

/** One to three octal digits: a byte of the NeXTSTEP character set. */
function octal(scanner: OpenStepScanner): string {
  const { text, at: start } = scanner;
  const digits = /^[0-7]+/.exec(text.slice(start + 1, start + 4))![0];
  const byte = Number.parseInt(digits, 8);
  const character = byte > 0xff ? undefined : nextStepCharacter(byte);
  if (character === undefined) {
    return scanner.fail(`the escape "\\${digits}" stands for no character of the NeXTSTEP encoding`, start);
  }
  scanner.at = start + 1 + digits.length;
  return character;
}

/** `\U` with one UTF-16 code unit; the halves of a pair come as two escapes. Only GNUstep knows `\u` as well. */
function unicode(scanner: OpenStepScanner): string {
  const { text, at: start } = scanner;
  const unit = codeUnit(text, start);
  if (unit === undefined) {
    return scanner.fail(`"${text.slice(start, start + 2)}" takes four hexadecimal digits`, start);
  }
  scanner.at = start + ESCAPE_LENGTH;
  if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
  const low = codeUnit(text, scanner.at) ?? 0;
  if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) {
    return scanner.fail(`"${text.slice(start, scanner.at)}" is half of a UTF-16 pair and stands alone`, start);
  }
  scanner.at += ESCAPE_LENGTH;
  return String.fromCharCode(unit, low);
}

const ESCAPE_LENGTH = '\\U0000'.length;

function codeUnit(text: string, at: number): number | undefined {
  const digits = /^\\[Uu]([0-9A-Fa-f]{4})$/.exec(text.slice(at, at + ESCAPE_LENGTH))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

const DATE = /[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4}(?![^\s,;)])/y;

/**
 * `2006-09-12 08:30:00 +0200`, which `defaults read` prints without quotes up to Mac OS X 10.6, with quotes since.
 * Nothing else begins like this: an unquoted string has no blanks.
 */
export function unquotedDate(scanner: OpenStepScanner): string | undefined {
  DATE.lastIndex = scanner.at;
  const date = DATE.exec(scanner.text)?.[0];
  scanner.at += date?.length ?? 0;
  return date;
}
