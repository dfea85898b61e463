import { readAs } from '../checks/settings/keys/known.ts';
import { readPreferences } from '../checks/plist/read.ts';
import { PlistError } from '../plist/error.ts';
import { entriesOf } from '../plist/managed/payload.ts';
import { recognise } from '../plist/managed/recognise.ts';
import { findSetting } from '../plist/settings/index.ts';
import type { PlistValue } from '../plist/value.ts';
import { readDomains, readServer } from './read-names.ts';
import type { Read } from './answers.ts';
import type { Imported, ImportedSetting, LeftOut } from './seen.ts';

/** Keys that a policy says by words of its own. */
const BY_WORDS = new Set([
  'RTCConfigurationMode',
  'RTCServerAddress',
  'RTCTransport',
  'DisableStrictDNSNaming',
  'PortRangeEnabled',
  'PortRangeMinSIPDynamicPort',
  'PortRangeMaxSIPDynamicPort',
  'DisallowSave',
]);

const WHY: { readonly [kind: string]: string } = {
  state: 'what Messenger remembers by itself',
  cache: 'what Messenger remembers by itself',
  identity: "one user's own",
  inert: 'without effect on a Mac',
};

const NAME_ONE = 'Name a com.microsoft.Messenger.plist, from the Preferences/Microsoft folder of a Mac.';

/** A preference file of any format, or managed preferences, as words and settings of a policy. */
export function importPreferences(bytes: Uint8Array): Read<Imported> {
  const result = readPreferences(bytes);
  if (result instanceof PlistError) return { problem: `it is no property list: ${result.message}`, fix: NAME_ONE };
  const managed = recognise(result.root);
  const entries = managed ? entriesOf(managed) : result.root.kind === 'dict' ? result.root.value : [];
  const values = new Map(entries.map(({ key, value }) => [key, value]));
  if (![...values.keys()].some((key) => findSetting(key)))
    return { problem: 'there is no setting of Messenger in it', fix: NAME_ONE };

  const typed = result.format !== 'openstep';
  const settings: ImportedSetting[] = [];
  const leftOut: LeftOut[] = [];
  for (const [key, value] of values) {
    if (BY_WORDS.has(key)) continue;
    const setting = findSetting(key);
    const read = setting && valueOf(key, value, typed);
    if (!setting) leftOut.push({ key, why: 'no setting of Messenger' });
    else if (WHY[setting.class] !== undefined) leftOut.push({ key, why: WHY[setting.class]! });
    else if (read === undefined) leftOut.push({ key, why: 'of a wrong type' });
    else settings.push({ key, value: read });
  }
  const get = (key: string): ImportedSetting['value'] | undefined => {
    const value = values.get(key);
    return value && valueOf(key, value, typed);
  };
  const domain = domainOf(get('UserSIPID')) ?? domainOf(get('SIPSignInMRU01'));
  return {
    value: {
      words: wordsOf(get),
      ...(domain === undefined ? {} : { domain }),
      settings: sorted(settings),
      leftOut: sorted(leftOut),
    },
  };
}

type Get = (key: string) => ImportedSetting['value'] | undefined;

/** In the type that the setting has, as far as the file says it in that type. */
function valueOf(key: string, value: PlistValue, typed: boolean): ImportedSetting['value'] | undefined {
  const { type, alsoType } = findSetting(key)!;
  const read = readAs(type, value, typed) ?? (alsoType && readAs(alsoType, value, typed));
  return typeof read === 'number' && !Number.isSafeInteger(read) ? undefined : read;
}

function wordsOf(get: Get): Imported['words'] {
  const server = readServer(String(get('RTCServerAddress') ?? ''));
  const [min, max] = [get('PortRangeMinSIPDynamicPort'), get('PortRangeMaxSIPDynamicPort')];
  const found = {
    mode: ({ '1': 'manual', '-1': 'automatic' } as const)[String(get('RTCConfigurationMode'))],
    server: 'value' in server ? server.value : undefined,
    transport: ({ '4': 'tls', '2': 'tcp' } as const)[String(get('RTCTransport'))],
    strictNaming: ({ '0': true, '1': false } as const)[String(get('DisableStrictDNSNaming'))],
    save: ({ true: 'deny', false: 'allow' } as const)[String(get('DisallowSave'))],
    ports:
      get('PortRangeEnabled') === 1 && typeof min === 'number' && typeof max === 'number' ? { min, max } : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function domainOf(address: ImportedSetting['value'] | undefined): string | undefined {
  const domain =
    typeof address === 'string' && address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : '';
  const read = readDomains([domain]);
  return 'value' in read && read.value.length === 1 ? read.value[0] : undefined;
}

function sorted<Each extends { readonly key: string }>(some: readonly Each[]): readonly Each[] {
  return some.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
