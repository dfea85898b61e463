import { copied } from './copied.ts';
import { PlistError } from '../error.ts';
import type { PlistEntry, PlistValue } from '../value.ts';
import { PLAIN, plainValue } from '../xml/plain-pair.ts';
import { readXml } from '../xml/reader.ts';
import { MOST_KEYS, type Asking, type Form, type RootDocument, type Untold } from './form.ts';

const QUAD = '[A-Za-z0-9+/]{4}';
const STRING = `<string>${PLAIN}</string>`;
const BOOLEAN = '<(?:true|false)/>';
const DATA = `<data>\n(?:\t(?:${QUAD})+\n)*(?:\t(?:${QUAD})*[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]=|==)\n)?\t</data>`;

const PATTERNS: { readonly [kind in Untold]: string } = {
  boolean: BOOLEAN,
  string: STRING,
  natural: '<integer>[0-9]{1,9}</integer>',
  data: DATA,
  leaf: `(?:${STRING}|${BOOLEAN}|<integer>-?[0-9]{1,15}</integer>|${DATA})`,
};
/** Up to the next key of the root, or its end. */
const TOLD = '((?:[^\\n]|\\n(?!\\t<key>|</dict>))+)';
const END = /\n<\/dict>\n<\/plist>[ \t\r\n]*$/y;
const OPEN = '<dict>';
const LONGEST_PROLOG = 500;
const MOST_PROLOGS = 8;

/** What is known of files: how they begin, and their keys, sorted, each with a pattern for its value. */
interface Learned {
  readonly prologs: Set<string>;
  readonly keys: Map<string, Untold | 'told'>;
  isNew: boolean;
}

/**
 * The form of XML files as Apple's writer makes them (CFPropertyList.c): keys sorted, a line each, one tab deep. It is one
 * regular expression in which each pair may be missing. It never has to go back, for nothing stands behind the pairs: whether
 * the file ends there is looked at apart.
 */
export function xmlForm(asking: Asking): Form {
  const learned: Learned = { prologs: new Set(), keys: new Map(), isNew: false };
  let taught = 0;
  let wait = 2;
  let told: readonly string[] = [];
  let pattern: RegExp | undefined;
  return {
    match: ({ text }) => {
      if (!pattern) return undefined;
      pattern.lastIndex = 0;
      const match = pattern.exec(text);
      if (!match) return undefined;
      END.lastIndex = pattern.lastIndex;
      return END.test(text) ? { told, raws: match.slice(1) } : undefined;
    },
    learn: ({ text }, document) => {
      taught += 1;
      const isNews = isLaidOut(text, document) && add(learned, text, document, asking);
      learned.isNew ||= isNews;
      // Making the pattern is dear: not for each file that brings one key more.
      if (!learned.isNew || taught < wait) return isNews;
      wait = 2 * taught;
      learned.isNew = false;
      const keys = [...learned.keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
      told = keys.flatMap(([key, kind]) => (kind === 'told' ? [key] : []));
      pattern = patternOf(learned.prologs, keys);
      return isNews;
    },
    valueOf,
    textOf,
  };
}

/** True if anything was new. */
function add(learned: Learned, text: string, { root }: RootDocument, asking: Asking): boolean {
  const { prologs, keys } = learned;
  const known = prologs.size + keys.size;
  if (prologs.size < MOST_PROLOGS) prologs.add(copied(text.slice(0, root.start + OPEN.length)));
  for (const { key, value } of root.value) {
    // A dictionary with that key alone is none (uid.ts).
    if (keys.has(key) || keys.size >= MOST_KEYS || key === 'CF$UID') continue;
    keys.set(copied(key), isContainer(value) ? 'told' : (asking(key, value) ?? 'told'));
  }
  return prologs.size + keys.size > known;
}

const isContainer = ({ kind }: PlistValue): boolean => kind === 'array' || kind === 'dict' || kind === 'uid';

const before = (key: string): string => `\n\t<key>${key}</key>\n\t`;

function patternOf(prologs: Iterable<string>, keys: Iterable<readonly [string, Untold | 'told']>): RegExp {
  const pairs = Array.from(
    keys,
    ([key, kind]) => `(?:${literal(before(key))}${kind === 'told' ? TOLD : PATTERNS[kind]})?`,
  );
  return new RegExp(`(?:${Array.from(prologs, literal).join('|')})${pairs.join('')}`, 'y');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isLaidOut(text: string, { root, comments }: RootDocument): boolean {
  const start = root.start + OPEN.length;
  const end = root.value.at(-1)?.value.end;
  if (comments.length > 0 || end === undefined || start > LONGEST_PROLOG) return false;
  END.lastIndex = end;
  return text.startsWith(OPEN, root.start) && END.test(text) && areLaidOut(text, start, root.value);
}

/** Each pair right behind the one before it, by rising keys. */
function areLaidOut(text: string, start: number, entries: readonly PlistEntry[]): boolean {
  let at = start;
  let last = '';
  for (const { key, value } of entries) {
    const head = before(key);
    if (key <= last || value.start !== at + head.length || !text.startsWith(head, at)) return false;
    at = value.end;
    last = key;
  }
  return true;
}

function textOf(raw: string): string | undefined {
  return raw.startsWith('<string>') && raw.endsWith('</string>') ? raw.slice(8, -9) : undefined;
}

function valueOf(raw: string): PlistValue | undefined {
  const plain = plainValue(raw, 0);
  if (plain) return plain.end === raw.length ? plain : undefined;
  // A comment may say something that counts.
  if (raw.includes('<!') || raw.includes('<?')) return undefined;
  try {
    const { root } = readXml(new TextEncoder().encode(`<plist version="1.0"><array>${raw}</array></plist>`));
    return root.kind === 'array' && root.value.length === 1 ? root.value[0] : undefined;
  } catch (error) {
    if (error instanceof PlistError) return undefined;
    throw error;
  }
}
