import type { Outcome } from '../../core/finding.ts';
import type { Untold } from '../../plist/form/index.ts';
import { findSetting } from '../../plist/settings/index.ts';
import { boolean, data, dict, integer, string, type PlistDict, type PlistValue } from '../../plist/value.ts';
import type { Policy } from '../../policy/load.ts';
import { policySettings } from '../../policy/settings.ts';
import type { Check } from '../define.ts';
import { SETTINGS_CHECKS } from './index.ts';
import { differsFromPolicy } from './keys/differs-from-policy.ts';
import { SIGN_IN_KEYS } from './keys/address-outside-sip-domains.ts';
import { MRU_LISTS } from './keys/mru-gap.ts';
import { KEY_CHECKS } from './keys/index.ts';
import { plainOwn, type Texts } from './own.ts';
import { plistSubject, type SettingsSubject } from './subject.ts';

/**
 * What a Mac's file says falls into parts that are judged without regard to each other, so a part that many Macs share need
 * be judged but once:
 * - `shared`: settings that checks ask for by name, or that the policy asks for
 * - `own`: names and addresses, which are others on every Mac
 * - `alone`: a setting that nothing is asked about but its own value
 */
export type Part = 'shared' | 'own' | 'alone';

/** A test holds these lists against what the checks ask for. */
export const OWN_KEYS: ReadonlySet<string> = new Set([...SIGN_IN_KEYS, ...MRU_LISTS.flat()]);

export const SHARED_KEYS: ReadonlySet<string> = new Set([
  'ABCHServer',
  'AutoConfigProxy',
  'CachedNSServer',
  'DisableStrictDNSNaming',
  'DisallowSave',
  'GatewayServer',
  'HTTPProxyPort',
  'HTTPProxyServer',
  'PortRangeEnabled',
  'PortRangeMaxSIPDynamicPort',
  'PortRangeMinSIPDynamicPort',
  'RTCConfigurationMode',
  'RTCServerAddress',
  'RTCTransport',
  'SOCKS4ProxyPort',
  'SOCKS4ProxyServer',
  'SOCKS5ProxyPort',
  'SOCKS5ProxyServer',
  'SaveSIPPassword',
  'UseProxyServer',
]);

/** The checks that look at each entry by itself, or ask for keys of one part alone: all but those on the shared part. */
export const OTHER_CHECKS: readonly Check<SettingsSubject>[] = KEY_CHECKS.filter(
  (check) => check !== differsFromPolicy,
);

/** What can be said of parts of a file without a look at the rest. */
export interface Parts {
  readonly partOf: (key: string) => Part;
  /** True if there is nothing to say of a file because of these settings, which are all of their part, or one that stands alone. */
  readonly isQuiet: (part: Part, root: PlistDict) => boolean;
  /** A short cut for the own part: true for texts of these keys of which there is nothing to say. */
  readonly plainOwn: (keys: readonly string[]) => (texts: Texts) => boolean;
  /** The type whose values are all quiet for a key that stands alone, if a value is of it. */
  readonly quietType: (key: string, value: PlistValue) => Untold | undefined;
}

/** Values that between them break every rule that a value of the type can break. */
const SAMPLES: { readonly [type in Exclude<Untold, 'leaf'>]: readonly PlistValue[] } = {
  boolean: [true, false].map(boolean),
  natural: [0, 1, 7, 80, 1023, 5060, 65_535, 65_536, 999_999_999].map(integer),
  string: ['', ' ', 'x', 'a b', 'a@b', '1, 2', '/x', 'a\nb', 'a\u0085', 'a\u2028b', '0', 'http://a.example'].map(
    string,
  ),
  data: [new Uint8Array(0), Uint8Array.of(0)].map(data),
};

const TYPES = ['boolean', 'natural', 'string', 'data'] as const;

/** The parts of a Mac's file under a policy or none; undefined if the policy asks for what each Mac has of its own. */
export function partsFor(policy: Policy | undefined): Parts | undefined {
  const asked = new Set(policy ? policySettings(policy).map(({ key }) => key) : []);
  if ([...asked].some((key) => OWN_KEYS.has(key))) return undefined;
  const subjectOf = (root: PlistDict): SettingsSubject => plistSubject('', new PartDocument(root), 'mac', policy);
  const anything = subjectOf(dict([['x', string('')]]));
  // Many are about templates and policies alone.
  const others = OTHER_CHECKS.filter((check) => check.run(anything).status !== 'not-applicable');
  const isQuiet = (part: Part, root: PlistDict): boolean => {
    const subject = subjectOf(root);
    for (const check of part === 'shared' ? SETTINGS_CHECKS : others) if (isNews(check.run(subject))) return false;
    return true;
  };
  const areQuiet = memoByKey((key) =>
    TYPES.filter((type) => SAMPLES[type].every((sample) => isQuiet('alone', dict([[key, sample]])))),
  );
  return {
    partOf: (key) => {
      if (SHARED_KEYS.has(key) || asked.has(key)) return 'shared';
      return OWN_KEYS.has(key) || findSetting(key)?.class === 'identity' ? 'own' : 'alone';
    },
    isQuiet,
    plainOwn: (keys) => plainOwn(keys, policy?.data.connection?.sipDomains ?? []),
    quietType: (key, { kind }) => {
      const quiet = areQuiet(key);
      if (quiet.length === TYPES.length) return 'leaf';
      return quiet.find((type) => type === kind || (type === 'natural' && kind === 'integer'));
    },
  };
}

/** Each format asks for the same keys. */
function memoByKey<Value>(workOut: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? workOut(key);
    if (known.size < MOST_REMEMBERED) known.set(key, value);
    return value;
  };
}

const MOST_REMEMBERED = 1_000;

/** Settings as a document. */
class PartDocument {
  readonly format = 'binary';
  readonly text = undefined;
  readonly lines = undefined;
  readonly comments = [];
  readonly typed = true;
  readonly root: PlistDict;

  constructor(root: PlistDict) {
    this.root = root;
  }
}

function isNews({ status }: Outcome): boolean {
  return status === 'fail' || status === 'unknown';
}
