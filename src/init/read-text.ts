import type { Read } from './answers.ts';

/**
 * What no name of anything has in it: controls, halves of characters, line separators, what no Unicode text may hold, and
 * what turns the direction of writing around.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** One line of text: ends trimmed, and tabs and other white space as single blanks. */
export function readLine(text: string): Read<string> {
  const line = text.trim().replaceAll(/[\t\p{Zs}]+/gu, ' ');
  const unfit = UNFIT.exec(line)?.[0];
  if (unfit === undefined) return { value: line };
  const code = unfit.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { problem: `there is a character in it that no name has, U+${code}`, fix: 'Type it anew.' };
}

/** A path as it was typed: nothing inside it is changed. */
export function readPath(text: string): Read<string> {
  const path = text.trim();
  const read = readLine(path);
  return 'problem' in read ? read : { value: path };
}

/** One of some words, by any letter case. */
export function readWord<const Word extends string>(words: readonly Word[]): (text: string) => Read<Word> {
  return (text) => {
    const word = words.find((each) => each === text.trim().toLowerCase());
    if (word !== undefined) return { value: word };
    const fix = `Answer ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`;
    return { problem: `"${text}" is no answer to that`, fix };
  };
}

export function readYesNo(text: string): Read<boolean> {
  const read = readWord(['yes', 'no'])(text);
  return 'problem' in read ? read : { value: read.value === 'yes' };
}
