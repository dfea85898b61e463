import type { PlistDocument } from '../../plist/document.ts';
import { MARKS } from '../../plist/managed/recognise.ts';
import { copied, formFile, newForms, type Form, type Match } from '../../plist/form/index.ts';
import { dict, type PlistDict, type PlistEntry } from '../../plist/value.ts';
import type { Texts } from '../settings/own.ts';
import type { Part, Parts } from '../settings/parts.ts';
import { connectionOf, type Connection } from './connection.ts';

/** What is known of a preference file of which there is nothing to say. */
export interface Unremarkable {
  /** The settings that other checks look at; without places, for there is nothing to point at. */
  readonly document: PlistDocument;
  readonly connection: Connection;
}

/**
 * A look that tells apart the files of which there is nothing to say, as of most in a fleet, and is many times as fast as
 * reading and judging them. It learns from files that were read how those of the fleet are laid out (src/plist/form), and
 * remembers which settings were found without fault. What it does not know it leaves to the reader, and never says anything
 * else than that would: test/checks/first-look.test.ts holds the two together.
 */
export interface FirstLook {
  readonly at: (bytes: Uint8Array) => Unremarkable | undefined;
  /** Learns from a file that was read. */
  readonly learn: (bytes: Uint8Array, document: PlistDocument) => void;
}

/** Where so few of so many files are spared the reading, a look at each costs more than it saves. */
const TRIED = 256;
const WORTHWHILE = 1 / 10;
/** So many files that teach nothing new are the last that are learned from. */
const PATIENCE = 500;
const MOST_REMEMBERED = 200;

/** @param parts undefined if nothing can be known in parts */
export function firstLook(parts: Parts | undefined): FirstLook {
  if (!parts) return { at: () => undefined, learn: () => {} };
  const { partOf, quietType } = parts;
  const forms = newForms((key, value) => (partOf(key) === 'alone' ? quietType(key, value) : undefined));
  const judges = { xml: judgeOf(forms.xml, parts), binary: judgeOf(forms.binary, parts) };
  let tried = 0;
  let spared = 0;
  let patience = PATIENCE;
  const isWorthwhile = (): boolean => tried < TRIED || spared > tried * WORTHWHILE;
  return {
    at: (bytes) => {
      const file = isWorthwhile() ? formFile(bytes) : undefined;
      if (!file) return undefined;
      const match = forms[file.format].match(file);
      const found = match && judges[file.format](match);
      tried += 1;
      if (found) spared += 1;
      return found;
    },
    learn: (bytes, { root, ...document }) => {
      const file = root.kind === 'dict' && patience > 0 && isWorthwhile() ? formFile(bytes) : undefined;
      // What these keys make of a file depends on others.
      if (!file || root.kind !== 'dict' || root.value.some(({ key }) => MARKS.has(key))) return;
      const isNews = forms[file.format].learn(file, { ...document, root });
      patience = isNews ? PATIENCE : patience - 1;
    },
  };
}

/** Which values of a form belong to which part. */
type Places = { readonly [part in Part]: readonly number[] };

const NEVER: (texts: Texts) => boolean = () => false;

/** Judges what was found in files of a form, and remembers. */
function judgeOf({ valueOf, textOf }: Form, parts: Parts): (match: Match) => Unremarkable | undefined {
  let form: Match['told'] = [];
  let places: Places = { shared: [], own: [], alone: [] };
  let isPlainOwn = NEVER;
  /** Values without fault of keys that stand alone, as they stand in files. */
  const quiet = new Map<string, Set<string>>();
  /** All values of the shared part together. */
  const shared = new Map<string, Unremarkable>();

  const isQuietAlone = (key: string, raw: string): boolean => {
    const known = quiet.get(key) ?? new Set();
    if (known.has(raw)) return true;
    const value = valueOf(raw);
    if (!value || !parts.isQuiet('alone', dict([[key, value]]))) return false;
    if (known.size < MOST_REMEMBERED) quiet.set(key, known.add(copied(raw)));
    return true;
  };

  const dictOf = (raws: Match['raws'], part: Part): PlistDict | undefined => {
    const entries: PlistEntry[] = [];
    for (const i of places[part]) {
      const raw = raws[i];
      if (raw === undefined) continue;
      const value = valueOf(raw);
      if (!value) return undefined;
      entries.push({ key: form[i]!, value, keyStart: -1, keyEnd: -1 });
    }
    return { kind: 'dict', value: entries, start: -1, end: -1 };
  };

  const sharedPart = (raws: Match['raws']): Unremarkable | undefined => {
    let all = '';
    // No text of XML holds the separator, and values of binary files begin with their length.
    for (const i of places.shared) all += `${raws[i] ?? ''}\0`;
    const before = shared.get(all);
    if (before) return before;
    const root = dictOf(raws, 'shared');
    if (!root || !parts.isQuiet('shared', root)) return undefined;
    const document = {
      format: 'binary',
      root,
      text: undefined,
      lines: undefined,
      comments: [],
      typed: true,
    } as const;
    const found: Unremarkable = { document, connection: connectionOf(document) };
    if (shared.size < MOST_REMEMBERED) shared.set(copied(all), found);
    return found;
  };

  const isOwnQuiet = (raws: Match['raws']): boolean => {
    const texts: (string | undefined)[] = [];
    let isText = true;
    for (const i of places.own) {
      const raw = raws[i];
      const text = raw === undefined ? undefined : textOf(raw);
      isText &&= raw === undefined || text !== undefined;
      texts.push(text);
    }
    if (isText && isPlainOwn(texts)) return true;
    const own = dictOf(raws, 'own');
    return own !== undefined && parts.isQuiet('own', own);
  };

  return ({ told, raws }) => {
    if (told !== form) {
      form = told;
      places = placesOf(told, parts);
      isPlainOwn = parts.plainOwn(places.own.map((i) => told[i]!));
      shared.clear();
    }
    for (const i of places.alone) {
      const raw = raws[i];
      if (raw !== undefined && !isQuietAlone(told[i]!, raw)) return undefined;
    }
    const found = sharedPart(raws);
    // A file with neither may be something else than preferences.
    if (!found || !(hasAny(places.shared, raws) || hasAny(places.own, raws))) return undefined;
    return isOwnQuiet(raws) ? found : undefined;
  };
}

const hasAny = (places: readonly number[], raws: Match['raws']): boolean => places.some((i) => raws[i] !== undefined);

function placesOf(told: readonly string[], { partOf }: Parts): Places {
  const at = (part: Part): number[] => told.flatMap((key, i) => (partOf(key) === part ? [i] : []));
  return { shared: at('shared'), own: at('own'), alone: at('alone') };
}
