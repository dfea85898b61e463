import type { Location } from '../../core/location.ts';
import { SETTINGS } from '../../plist/settings/index.ts';
import type { Setting } from '../../plist/settings/setting.ts';
import type { PlistValue } from '../../plist/value.ts';

/** One key with its value and its places. Places are worked out when somebody asks: most keys are fine. */
export interface SettingEntry {
  readonly key: string;
  readonly value: PlistValue;
  /** What the catalogue knows of the key, in whatever spelling; undefined for strangers. */
  readonly setting: Setting | undefined;
  keyWhere(): Location;
  where(): Location;
}

/** An entry whose key the catalogue knows. */
export interface KnownEntry extends SettingEntry {
  readonly setting: Setting;
}

/** A key that the catalogue knows, as it stands there or in another spelling; the number is its place in SPELLINGS. */
interface Spelling {
  readonly name: string;
  readonly setting: Setting;
  readonly number: number;
}

/** Every spelling, sorted by code units. */
const SPELLINGS: readonly Spelling[] = [
  ...new Map([
    ...SETTINGS.flatMap((setting) => (setting.aliases ?? []).map(({ name }) => [name, setting] as const)),
    ...SETTINGS.map((setting) => [setting.key, setting] as const),
  ]),
]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, setting], number) => ({ name, setting: shaped(setting), number }));

/** The same with every property there, if only as undefined: V8 reads objects of one shape several times as fast. */
function shaped(setting: Setting): Setting {
  const { key, type, alsoType, class: kind, account, effect, section, alsoIn, defaults } = setting;
  const { allowed, otherValues, range, unit, format, aliases, contradictions, row } = setting;
  const most = { key, type, alsoType, class: kind, account, effect, section, alsoIn, defaults };
  return { ...most, allowed, otherValues, range, unit, format, aliases, contradictions, row } as Setting;
}

const BY_NAME: ReadonlyMap<string, Spelling> = new Map(SPELLINGS.map((spelling) => [spelling.name, spelling]));

/** Some of the settings that the catalogue knows. */
export interface SettingSet {
  readonly has: (setting: Setting) => boolean;
  /** The numbers of their spellings, rising. */
  readonly numbers: readonly number[];
}

/** Worked out once, so that a check on few settings does not go through all entries of every file. */
export function settingsWhere(has: (setting: Setting) => boolean): SettingSet {
  return { has, numbers: SPELLINGS.filter(({ setting }) => has(setting)).map(({ number }) => number) };
}

/**
 * The spelling of a key. Most writers sort keys, so one of those behind the last is tried first: that needs no hash, which
 * would have to be worked out for every key of every file.
 */
function spellingOf(key: string, last: number): Spelling | undefined {
  for (let number = last + 1; number <= last + 3; number += 1) {
    const spelling = SPELLINGS[number];
    if (spelling?.name === key) return spelling;
  }
  return BY_NAME.get(key);
}

/** Up to so many entries are gone through faster than a place for every spelling is made. */
const FEW = 24;
const NO_STRANGERS: ReadonlyMap<string, SettingEntry> = new Map();

/**
 * Entries by key. Made for every file of a fleet, in one pass, and asked a hundred times: so known keys, which the checks
 * ask about, have a place in an array, and only strangers are hashed anew.
 */
export class Entries<Pair extends { readonly key: string }> {
  /** In the order of the file, duplicates included. */
  readonly all: readonly SettingEntry[];
  /** Those that the catalogue knows, in the same order; of duplicates the last. */
  readonly known: readonly KnownEntry[];
  /** Entries whose keys the catalogue does not know, by key; of duplicates the last. */
  readonly strangers: ReadonlyMap<string, SettingEntry>;
  /** True if a key comes more than once. */
  readonly repeated: boolean;
  /** By the numbers of the spellings; undefined where there are few, to be gone through. */
  readonly #places: readonly (KnownEntry | undefined)[] | undefined;
  /** True if the keys that the catalogue knows come in the order of their numbers, as sorted keys do. */
  readonly #rising: boolean;

  constructor(pairs: readonly Pair[], entryOf: (pair: Pair, setting: Setting | undefined) => SettingEntry) {
    const all: SettingEntry[] = [];
    const known: KnownEntry[] = [];
    let strangers: Map<string, SettingEntry> | undefined;
    let last = -1;
    let rising = true;
    for (const pair of pairs) {
      const spelling = spellingOf(pair.key, last);
      const entry = entryOf(pair, spelling?.setting);
      all.push(entry);
      if (spelling) {
        rising &&= spelling.number > last;
        last = spelling.number;
        known.push(entry as KnownEntry);
      } else (strangers ??= new Map()).set(pair.key, entry);
    }
    const { places, distinct } = rising && known.length <= FEW ? NO_PLACES : placesOf(known);
    this.all = all;
    this.strangers = strangers ?? NO_STRANGERS;
    this.repeated = (distinct ?? known.length) + this.strangers.size < all.length;
    this.known =
      this.repeated && places ? known.filter((entry) => places[BY_NAME.get(entry.key)!.number] === entry) : known;
    this.#places = places;
    this.#rising = rising;
  }

  /** The known entries that are of some settings: the same as `known.filter`, in the same order. */
  among({ has, numbers }: SettingSet): readonly KnownEntry[] {
    if (!this.#rising || !this.#places) return this.known.filter(({ setting }) => has(setting));
    const found: KnownEntry[] = [];
    for (const number of numbers) {
      const entry = this.#places[number];
      if (entry) found.push(entry);
    }
    return found;
  }

  /** The entry that counts for a key: of duplicates the last, as Apple's reader has it. */
  get(key: string): SettingEntry | undefined {
    const spelling = BY_NAME.get(key);
    if (!spelling) return this.strangers.get(key);
    if (this.#places) return this.#places[spelling.number];
    for (const entry of this.known) if (entry.key === key) return entry;
    return undefined;
  }
}

const NO_PLACES = { places: undefined, distinct: undefined };

function placesOf(known: readonly KnownEntry[]): { places: (KnownEntry | undefined)[]; distinct: number } {
  const places = new Array<KnownEntry | undefined>(SPELLINGS.length).fill(undefined);
  let distinct = 0;
  for (const entry of known) {
    const { number } = BY_NAME.get(entry.key)!;
    if (places[number] === undefined) distinct += 1;
    places[number] = entry;
  }
  return { places, distinct };
}
