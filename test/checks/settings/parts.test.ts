import { expect, test } from 'vitest';
import type { Check } from '../../../src/checks/define.ts';
import { OTHER_CHECKS, OWN_KEYS, partsFor, SHARED_KEYS } from '../../../src/checks/settings/parts.ts';
import { SETTINGS_CHECKS } from '../../../src/checks/settings/index.ts';
import { plistSubject, type SettingsSubject } from '../../../src/checks/settings/subject.ts';
import { SETTINGS } from '../../../src/plist/settings/index.ts';
import { boolean, data, dict, integer, string, type PlistDict, type PlistValue } from '../../../src/plist/value.ts';
import { loadPolicy, type Policy } from '../../../src/policy/load.ts';
import { policySettings } from '../../../src/policy/settings.ts';
import { FLEET_POLICY } from '../../helpers/fleet/planted.ts';
import { randomNumbers, type Random } from '../../helpers/fleet/random.ts';

const NOTHING = async (): Promise<{ missing: string }> => ({ missing: 'nothing is extended' });
const policyOf = async (text: string): Promise<Policy> =>
  (await loadPolicy({ file: 'p.yaml', text }, NOTHING)).policy!;
const fleet = await policyOf(FLEET_POLICY.replace(/^certificates: .*\n/m, ''));
const automatic = await policyOf('msgrctl: 1\nconnection: { sipDomains: [contoso.com], mode: automatic }\n');

const TEXTS = [
  '',
  ' ',
  'sip',
  'sip.contoso.com',
  'contoso .com',
  'ann@contoso.com',
  'Ann@contoso.com',
  '10.1.2.3',
  '1, 2',
  '/x',
];
const NUMBERS = [-1, 0, 1, 2, 3, 4, 7, 80, 1023, 5060, 5100, 5119, 65_535, 70_000];

/** Settings right and wrong, and keys that are none. */
function randomRoot(random: Random): PlistDict {
  const keys = [...SETTINGS.map(({ key }) => key), 'NSWindow Frame', 'RTCServerAdress', 'rtcTransport'];
  const dense = random(4);
  return dict(keys.filter(() => random(4) <= dense).map((key) => [key, randomValue(random)]));
}

function randomValue(random: Random): PlistValue {
  switch (random(4)) {
    case 0:
      return boolean(random(2) === 1);
    case 1:
      return integer(NUMBERS[random(NUMBERS.length)]!);
    case 2:
      return data(Uint8Array.of(random(256)));
    default:
      return string(TEXTS[random(TEXTS.length)]!);
  }
}

const subjectOf = (root: PlistDict, policy: Policy | undefined): SettingsSubject =>
  plistSubject(
    'x',
    { format: 'binary', root, text: undefined, lines: undefined, comments: [], typed: true },
    'mac',
    policy,
  );

/** What a check asks of a subject: keys by name, and whether it looks through all entries. */
function asksOf(check: Check<SettingsSubject>, subject: SettingsSubject): { keys: Set<string>; all: boolean } {
  const keys = new Set<string>();
  let all = false;
  const spy = new Proxy(subject, {
    get: (target, name, receiver): unknown => {
      if (name === 'get') {
        return (key: string) => {
          keys.add(key);
          return target.get(key);
        };
      }
      all ||= ['entries', 'known', 'strangers', 'among', 'repeated'].includes(String(name));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  check.run(spy);
  return { keys, all };
}

test.each([
  ['a manual policy', fleet],
  ['an automatic policy', automatic],
  ['no policy', undefined],
])('checks ask for keys of one part, and those of the shared part look at nothing else: %s', (_, policy) => {
  const random = randomNumbers(2006);
  const asked = new Set(policy ? policySettings(policy).map(({ key }) => key) : []);
  const wrong = new Set<string>();
  const met = new Set<string>();
  for (let i = 0; i < 400; i += 1) {
    const subject = subjectOf(randomRoot(random), policy);
    for (const check of SETTINGS_CHECKS) {
      const { keys, all } = asksOf(check, subject);
      if (keys.size > 0 || all) met.add(check.info.id);
      if (
        check.run(subjectOf(dict([['x', string('')]]), policy)).status === 'not-applicable' &&
        OTHER_CHECKS.includes(check)
      ) {
        expect([check.info.id, check.run(subject).status]).toEqual([check.info.id, 'not-applicable']);
      }
      const isShared = [...keys].every((key) => SHARED_KEYS.has(key) || asked.has(key));
      const isOwn = [...keys].every((key) => OWN_KEYS.has(key));
      if (OTHER_CHECKS.includes(check) ? !(isOwn || isShared) : !isShared || all) wrong.add(check.info.id);
    }
  }
  expect([...wrong]).toEqual([]);
  expect(met.size).toBeGreaterThan(20);
});

test.each([
  ['a manual policy', fleet],
  ['an automatic policy', automatic],
  ['no policy', undefined],
])(
  'parts of which there is nothing to say make a file of which there is nothing to say, and the other way round: %s',
  (_, policy) => {
    const random = randomNumbers(6);
    const parts = partsFor(policy)!;
    const asked = policy ? policySettings(policy) : [];
    const seen = { quiet: 0, loud: 0 };
    for (let i = 0; i < 3_000; i += 1) {
      // Mostly right, so that both happen.
      const few = randomRoot(random).value.filter(() => random(40) === 0);
      const root = dict([...new Map([...asked, ...few].map(({ key, value }) => [key, value]))]);
      const of = (part: string): PlistDict => ({
        ...root,
        value: root.value.filter(({ key }) => parts.partOf(key) === part),
      });
      const quiet =
        parts.isQuiet('shared', of('shared')) &&
        parts.isQuiet('own', of('own')) &&
        of('alone').value.every(({ key, value }) => parts.isQuiet('alone', dict([[key, value]])));
      const found = SETTINGS_CHECKS.map((check) => check.run(subjectOf(root, policy)).status);
      expect(quiet).toBe(!found.includes('fail') && !found.includes('unknown'));
      seen[quiet ? 'quiet' : 'loud'] += 1;
    }
    expect(seen.quiet).toBeGreaterThan(200);
    expect(seen.loud).toBeGreaterThan(200);
  },
);

test('where all values of a type are quiet, any is', () => {
  const random = randomNumbers(60);
  const parts = partsFor(fleet)!;
  const types = { boolean: 0, natural: 0, string: 0, data: 0, leaf: 0 };
  for (const key of [...SETTINGS.map((setting) => setting.key), 'NSWindow Frame', 'AppleRecentFolders']) {
    if (parts.partOf(key) !== 'alone') continue;
    for (let i = 0; i < 60; i += 1) {
      const value = randomValue(random);
      const type = parts.quietType(key, value);
      if (type === undefined || (type === 'natural' && (value as { value: number }).value < 0)) continue;
      types[type] += 1;
      expect([key, value.value, parts.isQuiet('alone', dict([[key, value]]))]).toEqual([key, value.value, true]);
    }
  }
  expect(Object.values(types).every((count) => count > 10)).toBe(true);
});

test('a policy that asks for what each Mac has of its own leaves no parts', async () => {
  expect(partsFor(await policyOf('msgrctl: 1\nsettings: { UserSIPID: ann@contoso.com }\n'))).toBeUndefined();
});
