import type { PlistEntry, PlistValue } from '../../../src/plist/value.ts';

/** Gives the next choice, a number from 0 to below `count`. */
export type Choose = (count: number) => number;

const UNQUOTED = /^(?!\/[/*])[A-Za-z0-9_$/:.-]+$/;
const GAPS = ['', ' ', '\n\t', '\r\n', '\u2028', ' /* c } " */ ', '\n// d ; "\n', '\n/**//***/ '];
const BLANKS = ['', '', ' ', '\n', '\t\r\n', '\u2029'];
const SHORT: { readonly [character: string]: string } = {
  '\u0007': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};

/** Prints a tree of strings, data, arrays and dictionaries in one of the many ways that OpenStep text allows. */
export function print(value: PlistValue, choose: Choose): string {
  const gap = (): string => GAPS[choose(GAPS.length)]!;
  const braceless = value.kind === 'dict' && value.value.length > 0 && choose(2) === 0;
  const body = braceless ? value.value.map((entry) => printEntry(entry, choose)).join('') : printValue(value, choose);
  return gap() + body + gap();
}

function printValue(value: PlistValue, choose: Choose): string {
  const gap = (): string => GAPS[choose(GAPS.length)]!;
  switch (value.kind) {
    case 'string':
      return printString(value.value, choose);
    case 'data':
      return printData(value.value, choose);
    case 'array': {
      const items = value.value.map((item) => gap() + printValue(item, choose) + gap());
      return `(${items.join(',')}${items.length > 0 && choose(2) === 0 ? ',' : ''}${gap()})`;
    }
    case 'dict':
      return `{${value.value.map((entry) => printEntry(entry, choose)).join('')}${gap()}}`;
    default:
      throw new Error(`OpenStep text holds no ${value.kind}`);
  }
}

function printEntry({ key, value }: PlistEntry, choose: Choose): string {
  const gap = (): string => GAPS[choose(GAPS.length)]!;
  const name = gap() + printString(key, choose) + gap();
  if (value.kind === 'string' && value.value === key && choose(2) === 0) return `${name};`;
  return `${name}=${gap()}${printValue(value, choose)}${gap()};`;
}

function printData(bytes: Uint8Array, choose: Choose): string {
  const hex = (): string => {
    const digits = [...bytes]
      .map((byte) => byte.toString(16).padStart(2, '0') + BLANKS[choose(BLANKS.length)]!)
      .join('');
    return choose(2) === 0 ? digits : digits.toUpperCase();
  };
  return choose(2) === 0 ? `<${hex()}>` : `{length = ${bytes.length}, bytes = 0x${hex()}}`;
}

function printString(text: string, choose: Choose): string {
  if (UNQUOTED.test(text) && choose(2) === 0) return text;
  const quote = choose(2) === 0 ? '"' : "'";
  return quote + Array.from(text, (character) => printCharacter(character, quote, choose)).join('') + quote;
}

function printCharacter(character: string, quote: string, choose: Choose): string {
  const point = character.codePointAt(0)!;
  const style = choose(4);
  if (style === 1) {
    const letter = choose(2) === 0 ? 'U' : 'u';
    return character
      .split('')
      .map((unit) => `\\${letter}${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  }
  if (style === 2 && point < 0x80) return `\\${point.toString(8).padStart(3, '0')}`;
  if (style === 3 && SHORT[character] !== undefined) return `\\${SHORT[character]}`;
  return character === quote || character === '\\' ? `\\${character}` : character;
}
