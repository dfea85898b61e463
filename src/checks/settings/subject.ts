import type { Location } from '../../core/location.ts';
import type { PlistDocument } from '../../plist/document.ts';
import { memo } from '../../core/memo.ts';
import type { Setting } from '../../plist/settings/setting.ts';
import type { PlistDict, PlistEntry, PlistValue } from '../../plist/value.ts';
import type { Policy } from '../../policy/load.ts';
import type { PolicyData } from '../../policy/schema.ts';
import { policySettings, type PolicySetting } from '../../policy/settings.ts';
import { Entries, type KnownEntry, type SettingEntry, type SettingSet } from './entries.ts';

export type { SettingEntry } from './entries.ts';

/**
 * Where settings come from, for the same key is right in one place and wrong in another:
 * - `policy`: a policy file; its settings go to every Mac
 * - `template`: a plist that is copied to many Macs
 * - `mac`: the plist of one Mac or one user, where state, caches and names belong
 */
export type SettingsRole = 'policy' | 'template' | 'mac';

/** What the checks of this folder judge: settings, whether a plist or a policy says them. */
export interface SettingsSubject {
  readonly file: string;
  readonly role: SettingsRole;
  /** False for OpenStep text, where `1` may be a Boolean, an integer or a string. */
  readonly typed: boolean;
  /** In the order of the file, duplicates included. */
  readonly entries: readonly SettingEntry[];
  /** Those that the catalogue knows; of duplicates the last. */
  readonly known: readonly KnownEntry[];
  /** The others, by key; of duplicates the last. */
  readonly strangers: ReadonlyMap<string, SettingEntry>;
  /** True if a key comes more than once. */
  readonly repeated: boolean;
  /** What the admin wants, where a policy is at hand. */
  readonly wanted: PolicyData | undefined;
  /** Of a plist that should follow a policy: the settings that the policy asks for. Empty otherwise. */
  readonly asked: readonly PolicySetting[];
  /** Those known that are of some settings. */
  readonly among: (settings: SettingSet) => readonly KnownEntry[];
  /** The place for what is missing. */
  readonly whole: Location;
  /** The entry that counts for a key: of duplicates the last, as Apple's reader has it. */
  readonly get: (key: string) => SettingEntry | undefined;
}

type Rest = Pick<SettingsSubject, 'file' | 'role' | 'typed' | 'wanted' | 'asked'>;

function subject<Pair extends { readonly key: string }>(
  index: Entries<Pair>,
  { file, role, typed, wanted, asked }: Rest,
): SettingsSubject {
  const { all, known, strangers, repeated } = index;
  const get = (key: string): SettingEntry | undefined => index.get(key);
  const among = (set: SettingSet): readonly KnownEntry[] => index.among(set);
  return { file, role, typed, entries: all, known, strangers, repeated, wanted, asked, whole: { file }, get, among };
}

/** What all entries of a file have in common. */
interface FileOfEntries {
  readonly file: string;
  readonly lines: PlistDocument['lines'];
}

/** An entry of a plist. A class, for a fleet has millions of them: closures would cost several times as much. */
class FileEntry implements SettingEntry {
  readonly setting: Setting | undefined;
  readonly #pair: PlistEntry;
  readonly #of: FileOfEntries;

  constructor(pair: PlistEntry, setting: Setting | undefined, of: FileOfEntries) {
    this.setting = setting;
    this.#pair = pair;
    this.#of = of;
  }

  get key(): string {
    return this.#pair.key;
  }

  get value(): PlistValue {
    return this.#pair.value;
  }

  keyWhere(): Location {
    return this.#place(this.#pair.keyStart, this.#pair.keyEnd);
  }

  where(): Location {
    return this.#place(this.value.start, this.value.end);
  }

  #place(start: number, end: number): Location {
    const { file, lines } = this.#of;
    return lines
      ? { file, span: lines.span(start, end), keyPath: this.key }
      : { file, byteOffset: start, keyPath: this.key };
  }
}

/** A policy is the same for every file of a fleet. */
const askedBy = memo<Policy, readonly PolicySetting[]>(policySettings);

/** The settings of a plist whose root is a dictionary; `policy` is the one that it should follow, if any. */
export function plistSubject(
  file: string,
  document: PlistDocument & { readonly root: PlistDict },
  role: 'template' | 'mac',
  policy?: Policy,
): SettingsSubject {
  const { lines, root, typed } = document;
  const of = { file, lines };
  const index = new Entries(root.value, (pair, setting) => new FileEntry(pair, setting, of));
  return subject(index, { file, role, typed, wanted: policy?.data, asked: policy ? askedBy(policy) : [] });
}

/** The settings that a policy leads to, each at the words of the policy that it comes from. */
export function policySubject(policy: Policy): SettingsSubject {
  const { file, data } = policy;
  const index = new Entries(policySettings(policy), ({ key, value, where, keyWhere }, setting) => ({
    key,
    value,
    setting,
    where: () => where,
    keyWhere: () => keyWhere,
  }));
  return subject(index, { file, role: 'policy', typed: true, wanted: data, asked: [] });
}
