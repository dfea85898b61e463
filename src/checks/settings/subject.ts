import type { Location } from '../../core/location.ts';
import type { PlistDocument } from '../../plist/document.ts';
import type { PlistDict, PlistValue } from '../../plist/value.ts';
import type { Policy } from '../../policy/load.ts';
import type { PolicyData } from '../../policy/schema.ts';
import { policySettings, type PolicySetting } from '../../policy/settings.ts';

/**
 * Where settings come from, for the same key is right in one place and wrong in another:
 * - `policy`: a policy file; its settings go to every Mac
 * - `template`: a plist that is copied to many Macs
 * - `mac`: the plist of one Mac or one user, where state, caches and names belong
 */
export type SettingsRole = 'policy' | 'template' | 'mac';

/** One key with its value and its places. Places are worked out when somebody asks: most keys are fine. */
export interface SettingEntry {
  readonly key: string;
  readonly value: PlistValue;
  readonly keyWhere: () => Location;
  readonly where: () => Location;
}

/** What the checks of this folder judge: settings, whether a plist or a policy says them. */
export interface SettingsSubject {
  readonly file: string;
  readonly role: SettingsRole;
  /** False for OpenStep text, where `1` may be a Boolean, an integer or a string. */
  readonly typed: boolean;
  /** In the order of the file, duplicates included. */
  readonly entries: readonly SettingEntry[];
  /** What the admin wants, where a policy is at hand. */
  readonly wanted: PolicyData | undefined;
  /** Of a plist that should follow a policy: the settings that the policy asks for. Empty otherwise. */
  readonly asked: readonly PolicySetting[];
  /** The place for what is missing. */
  readonly whole: Location;
  /** The entry that counts for a key: of duplicates the last, as Apple's reader has it. */
  readonly get: (key: string) => SettingEntry | undefined;
}

function subject(parts: Omit<SettingsSubject, 'get'>): SettingsSubject {
  const byKey = new Map(parts.entries.map((entry) => [entry.key, entry]));
  return { ...parts, get: (key) => byKey.get(key) };
}

/** The settings of a plist whose root is a dictionary; `policy` is the one that it should follow, if any. */
export function plistSubject(
  file: string,
  document: PlistDocument & { readonly root: PlistDict },
  role: 'template' | 'mac',
  policy?: Policy,
): SettingsSubject {
  const { lines, root, typed } = document;
  const place = (start: number, end: number, keyPath?: string): Location => {
    const path = keyPath === undefined ? {} : { keyPath };
    return lines ? { file, span: lines.span(start, end), ...path } : { file, byteOffset: start, ...path };
  };
  const entries = root.value.map(({ key, value, keyStart, keyEnd }) => ({
    key,
    value,
    keyWhere: () => place(keyStart, keyEnd, key),
    where: () => place(value.start, value.end, key),
  }));
  const asked = policy ? policySettings(policy) : [];
  return subject({ file, role, typed, entries, wanted: policy?.data, asked, whole: { file } });
}

/** The settings that a policy leads to, each at the words of the policy that it comes from. */
export function policySubject(policy: Policy): SettingsSubject {
  const { file, data } = policy;
  const entries = policySettings(policy).map(({ key, value, where, keyWhere }) => ({
    key,
    value,
    where: () => where,
    keyWhere: () => keyWhere,
  }));
  return subject({ file, role: 'policy', typed: true, entries, wanted: data, asked: [], whole: { file } });
}
