import { ipv4, ipv6 } from './addresses.ts';
import { folder } from './folder.ts';
import { dnsName, host, netbios, user } from './label.ts';
import type { Names } from './names.ts';
import { freeText } from './text.ts';
import { PROSE, SCHEMES } from './words.ts';

/** The longest name of the DNS in characters. */
const LONGEST_NAME = 253;

/** Whatever is neither white space nor one of the marks that stand between the parts of addresses. */
const WORD = /[^\s\p{Cc}@:/\\,;?#<>[\]"'=&|(){}!$%*~^`]+/gu;
const NUMBERS = /^\d+(?:\.\d+)+$/;
const IPV6 =
  /(?<![0-9A-Za-z.])(?:[0-9A-Fa-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4})(?![0-9A-Za-z.])/g;

/**
 * A text that names hosts, domains, addresses or URLs: each word replaced by what it is, told by the marks around it. The
 * marks stay, so that what is wrong with the text is still wrong with it.
 */
export function netText(text: string, names: Names): string {
  return rewritten(text, names, hostWord);
}

/** What a program said: words that programs say stay, and words that nobody knows are free text. */
export function prose(text: string, names: Names): string {
  return rewritten(text, names, proseWord);
}

type Rule = (word: string, names: Names) => string;

function rewritten(text: string, names: Names, otherwise: Rule): string {
  let result = '';
  let at = 0;
  for (const { 0: found, index } of text.matchAll(IPV6)) {
    // Times of day look like it.
    const isTime = /^\d\d:\d\d:\d\d$/.test(found);
    result += wordsOf(text, at, index, names, otherwise) + (isTime ? found : ipv6(found, names));
    at = index + found.length;
  }
  return result + wordsOf(text, at, text.length, names, otherwise);
}

function wordsOf(text: string, from: number, to: number, names: Names, otherwise: Rule): string {
  return text
    .slice(from, to)
    .replace(WORD, (word, index: number) => replacementOf(text, from + index, word, names, otherwise));
}

function replacementOf(text: string, start: number, word: string, names: Names, otherwise: Rule): string {
  const before = text.charAt(start - 1);
  const end = start + word.length;
  const behind = text.charAt(end);
  if (behind === '@') return user(word, names);
  if (behind === ':') {
    if (SCHEMES.has(word.toLowerCase())) return word;
    if (text.startsWith('://', end)) return freeText(word, names);
  }
  if (/^\d+$/.test(word)) return number(word, before);
  if (otherwise === proseWord) return proseWord(word, names);
  if (before === '\\') return user(word, names);
  if (behind === '\\') return netbios(word, names);
  if (before !== '' && '?#=&'.includes(before)) return freeText(word, names);
  if (before === '/' && start > 1 && !'/:'.includes(text.charAt(start - 2))) return folder(word, names);
  return otherwise(word, names);
}

function hostWord(word: string, names: Names): string {
  const replaced = NUMBERS.test(word) ? ipv4(word, names) : dnsName(word, names);
  return word.length > LONGEST_NAME ? `${'x.'.repeat(LONGEST_NAME / 2)}${replaced}` : replaced;
}

function proseWord(word: string, names: Names): string {
  if (PROSE.has(word.toLowerCase()) || isVersion(word)) return word;
  if (NUMBERS.test(word)) return ipv4(word, names);
  // A full stop behind the word ends a sentence.
  if (/^[^.]+\.$/.test(word)) return `${proseWord(word.slice(0, -1), names)}.`;
  if (word.includes('.')) return hostWord(word, names);
  return names.has('host', word) ? host(word, names) : freeText(word, names);
}

function isVersion(word: string): boolean {
  const parts = word.split('.');
  return (
    NUMBERS.test(word) &&
    parts.every((part) => part.length < 6) &&
    (parts.length < 4 || parts.some((part) => Number(part) > 255))
  );
}

/** Ports stay; a longer number could be that of a telephone. */
function number(word: string, before: string): string {
  if (word.length <= 5) return word;
  return before === ':' ? '99999' : '0';
}
