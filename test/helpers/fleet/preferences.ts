import { SETTINGS } from '../../../src/plist/settings/index.ts';
import type { Setting } from '../../../src/plist/settings/setting.ts';
import { array, boolean, data, integer, string, type PlistValue } from '../../../src/plist/value.ts';
import type { Random } from './random.ts';

/** The settings of one preference file, in the order of the file. */
export type Preferences = (readonly [key: string, value: PlistValue])[];

/** Servers that Messenger once learned, which go stale: a healthy Mac has none. */
const LEFT_OUT = new Set(['ABCHServer', 'CachedNSServer', 'GatewayServer']);

/** Settings that hold the same on every Mac. */
const FIXED: { readonly [key: string]: PlistValue } = {
  CountryCode: integer(1),
  DABase: string('messenger.contoso.com'),
  DADomain: string('contoso.com'),
  NewVersionInfoURL: string('http://www.contoso.com/mac/messenger/update.xml'),
};

/** Keys that the system's own frameworks write into any program's preferences. */
const SYSTEM: { readonly [key: string]: PlistValue } = {
  'AppleNavServices:ChooseFolder:0:Disclosure': data(Uint8Array.of(0)),
  'AppleNavServices:ChooseFolder:0:Path': string('file://localhost/Users/Shared/'),
  'AppleNavServices:ChooseFolder:0:Position': data(Uint8Array.of(1, 2, 0, 226)),
  'AppleNavServices:ChooseFolder:0:Size': data(Uint8Array.of(0, 0, 0, 0, 1, 17, 1, 194)),
  AppleRecentFolders: array([string('file://localhost/Users/Shared/Received%20Files/')]),
};

/** Nobody but an admin decides these, and settings without effect nobody writes. */
const NOT_OWN = new Set(['policy', 'inert']);

const OWN = SETTINGS.filter((setting) => !NOT_OWN.has(setting.class) && !LEFT_OUT.has(setting.key));

/** What the program and its user have written on one Mac, with what the policy asks for on top; sorted as Apple's writer has it. */
export function preferences(user: string, random: Random, asked: ReadonlyMap<string, PlistValue>): Preferences {
  const values = new Map<string, PlistValue>([
    ...OWN.map((setting) => [setting.key, FIXED[setting.key] ?? valueOf(setting, user, random)] as const),
    ...Object.entries(SYSTEM),
    ...asked,
  ]);
  return [...values].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function valueOf(setting: Setting, user: string, random: Random): PlistValue {
  const { type, allowed, range } = setting;
  if (type === 'boolean') return boolean(random(2) === 1);
  if (type === 'data') return data(Uint8Array.from({ length: 120 }, () => random(256)));
  if (type === 'string') return string(textOf(setting, user, random));
  if (allowed) return integer(allowed[random(allowed.length)]!.value as number);
  return integer((range?.min ?? 0) + random(range?.min === 0 ? 60_000 : 5));
}

function textOf({ key, format }: Setting, user: string, random: Random): string {
  switch (format) {
    case 'left, top':
      return `${random(1600)}, ${random(1000)}`;
    case 'width, height':
      return `${200 + random(400)}, ${200 + random(600)}`;
    case 'address':
      return `${user}${key.endsWith('01') ? '' : random(1000) + key}@contoso.com`;
    case 'domain':
      return 'contoso.com';
    case 'path':
      return '/Users/Shared/Received Files';
    case 'sound':
      return ['Type', 'Online', 'New Mail', 'New Alert'][random(4)]!;
    default:
      return key === 'UserSIPID' || key === 'UserPassportID' ? `${user}@contoso.com` : user;
  }
}
