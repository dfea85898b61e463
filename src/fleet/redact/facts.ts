import { ethernet } from './addresses.ts';
import { redactKey } from './keys.ts';
import { dnsName, user } from './label.ts';
import type { Names } from './names.ts';
import { path } from './path.ts';
import type { Redacted } from './redacted.ts';
import { sentence } from './sentence.ts';
import { freeText } from './text.ts';

/** Checksums of what was redacted before: a checksum tells a guess from a wrong one, so none of a file with names stays. */
export interface Sums {
  /** The SHA-1 of a user's preference file: as it was collected, and of its copy. */
  readonly copyOf: (user: string) => { readonly before: string; readonly after: string } | undefined;
  /** The SHA-256 of the copy of the policy that had this one. */
  readonly policyOf: (before: string) => string | undefined;
}

export const NO_SUMS: Sums = { copyOf: () => undefined, policyOf: () => undefined };

const NO_SHA1 = '0'.repeat(40);
const NO_SHA256 = '0'.repeat(64);

type Rule = (part: string, names: Names) => string;

const matching =
  (pattern: RegExp): Rule =>
  (part, names) =>
    pattern.test(part) ? part : freeText(part, names);
const one = (...words: readonly string[]): Rule => matching(new RegExp(`^(?:${words.join('|')})$`));
const YES_NO = one('yes', 'no', 'on', 'off', 'unknown', '');
const KIND = one('file', 'folder', 'link', 'other');
const STATE = one('whole', 'shortened', 'absent', 'refused', 'failed', 'unreadable');
const MODE = matching(/^[-rwxsStT]{9}$/);
const FLAGS = matching(
  /^(?:-|(?:(?:[us](?:chg|appnd|unlnk)|hidden|nodump|opaque|arch|compressed|restricted)(?:,|$))+)$/,
);
const NUMBER = matching(/^-?\d{0,10}$/);
const DOTTED = matching(/^[\d.]{0,20}$/);

/** The parts of each line behind its first one (docs/collect-format.md); what is not said here is free text. */
const LINES: { readonly [line: string]: readonly Rule[] } = {
  'msgrctl-facts': [NUMBER],
  script: [matching(/^collect$/), matching(/^\d[\d.]{0,15}(?:-(?:alpha|beta|rc|dev)[\d.]{0,6})?$/), freeText],
  collected: [matching(/^[\d:TZ-]{10,24}$/)],
  host: [dnsName],
  release: [DOTTED],
  volume: [path],
  processor: [processor],
  memory: [matching(/^(?:\d{1,9} MB|the system does not say|)$/)],
  ethernet: [ethernet],
  program: [one('there', 'absent', 'link', 'other'), path, matching(/^[\d.]{0,20}(?: ?\([\d.]{1,12}\))?$/)],
  running: [YES_NO],
  agent: [YES_NO],
  firewall: [YES_NO],
  anchors: [path, matching(/^(?:\d{1,6}|unknown)$/)],
  // What a certificate is known by says nothing of whom it names.
  anchor: [matching(/^(?:[0-9a-f]{40}|unreadable)$/), subject],
  trusted: [matching(/^(?:[0-9a-f]{40}|unreadable)$/)],
  user: [user, NUMBER, NUMBER, path],
  path: [owner, path, KIND, NUMBER, NUMBER, MODE, FLAGS, NUMBER],
  preferences: [user, STATE, sentence],
  'left-out': [user, redactKey],
  'passed-over': [user, sentence],
  end: [],
};

/** The facts of a Mac, line by line. Of lines that nobody knows nothing stays but that there was one. */
export function redactFacts(bytes: Uint8Array, names: Names, sums: Sums): Redacted {
  const text = decode(bytes);
  if (text === undefined) return { refused: 'the file is not valid UTF-8' };
  if (!/^msgrctl-facts(?:[\t\n]|$)/.test(text)) return { refused: 'its first line is not that of facts' };
  let unknown = false;
  const lines = text.split('\n').map((line) => {
    if (line === '') return line;
    const [kind = ''] = line.split('\t', 1);
    const rules = Object.hasOwn(LINES, kind) ? LINES[kind] : undefined;
    unknown ||= !rules;
    if (isDamaged(line)) return `${rules ? kind : REDACTED}\t%`;
    return rules ? [kind, ...redactParts(kind, rules, line, names, sums).map(toEscapes)].join('\t') : REDACTED;
  });
  const notices = unknown ? ['lines that msgrctl does not know were left out'] : [];
  return { bytes: new TextEncoder().encode(lines.join('\n')), notices };
}

/** Stands for a line; readers skip it as one that they do not know. */
const REDACTED = 'redacted';

function redactParts(
  kind: string,
  rules: readonly Rule[],
  line: string,
  names: Names,
  { copyOf, policyOf }: Sums,
): readonly string[] {
  const parts = line.split('\t').slice(1).map(decodeURIComponent);
  return parts.map((part, i) => {
    if (kind === 'script' && i === 2) return part === '' ? part : (policyOf(part) ?? NO_SHA256);
    if (kind === 'preferences' && i === 3) return sha1(part, copyOf(parts[0]!));
    return (rules[i] ?? freeText)(part, names);
  });
}

/** The copy's own where the file's was right; a wrong one stays wrong. */
function sha1(part: string, known: ReturnType<Sums['copyOf']>): string {
  if (!/^[0-9a-f]{40}$/.test(part)) return part === '' ? part : REDACTED;
  return known?.before === part ? known.after : NO_SHA1;
}

function processor(text: string, names: Names): string {
  if (/^(?:G[345]|Intel|the system does not say|)$/.test(text)) return text;
  return text.startsWith('PowerPC ') ? `PowerPC ${freeText(text.slice(8), names)}` : freeText(text, names);
}

/** `program`, or a user. */
function owner(part: string, names: Names): string {
  return part === 'program' ? part : user(part, names);
}

/** As openssl shows it: `/O=Contoso/CN=Contoso Root`, or `O = Contoso, CN = Contoso Root`. */
function subject(text: string, names: Names): string {
  return text
    .split(/([/,])/)
    .map((part, i) => {
      if (i % 2 === 1) return part;
      const [type = ''] = /^\s*(?:[A-Z]{1,6}|emailAddress|serialNumber)\s*=\s*/.exec(part) ?? [];
      return `${type}${freeText(part.slice(type.length), names)}`;
    })
    .join('');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** True for a line whose parts cannot be decoded; the copy says so, too. */
function isDamaged(line: string): boolean {
  if (/[\0-\x08\x0b-\x1f\x7f]|%(?![0-9A-Fa-f]{2})/.test(line)) return true;
  try {
    decodeURIComponent(line);
    return false;
  } catch {
    return true;
  }
}

function toEscapes(part: string): string {
  return part.replace(
    /[\0-\x1f\x7f%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
