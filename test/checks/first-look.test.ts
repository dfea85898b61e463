import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { damaged } from '../../scripts/fuzz/mutate.ts';
import { firstLook } from '../../src/checks/mac/first-look.ts';
import { judgeMac, macContext, type MacContext } from '../../src/checks/mac/judge.ts';
import { partsFor } from '../../src/checks/settings/parts.ts';
import type { MacMaterial } from '../../src/core/fleet.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { array, dict, string, type PlistDict } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { policySettings } from '../../src/policy/settings.ts';
import { POLICY_SHA256, ROOT } from '../helpers/fleet/facts.ts';
import { FLEET_POLICY, plantedFleet } from '../helpers/fleet/planted.ts';
import { preferences } from '../helpers/fleet/preferences.ts';
import { randomNumbers, type Random } from '../helpers/fleet/random.ts';
import { TODAY } from './harness.ts';

const { policy } = await loadPolicy({ file: 'fleet.yaml', text: FLEET_POLICY }, async () => ({ missing: 'nothing' }));
const asked = new Map(policySettings(policy!).map(({ key, value }) => [key, value]));
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const setup = { policy, anchors: [ROOT], observation: undefined, today: TODAY, sha1, policySha256: POLICY_SHA256 };

/** Looks twice at every file. */
const slow: MacContext = { ...macContext(setup), look: firstLook(undefined) };

/** Counts the files for which a look was enough. */
function quick(): { readonly context: MacContext; readonly spared: () => number } {
  const look = firstLook(partsFor(policy));
  let spared = 0;
  const at = (bytes: Uint8Array): ReturnType<typeof look.at> => {
    const seen = look.at(bytes);
    if (seen) spared += 1;
    return seen;
  };
  return { context: { ...macContext(setup), look: { ...look, at } }, spared: () => spared };
}

const xmlBytes = (root: PlistDict): Uint8Array => new TextEncoder().encode(writeXml(root));
const rootFor = (user: string, random: Random): PlistDict => dict(preferences(user, random, asked));

const alone = (bytes: Uint8Array): MacMaterial => ({
  mac: 'm',
  source: 'm',
  facts: undefined,
  preferences: [{ user: undefined, file: 'm.plist', bytes }],
  unread: [],
});

function expectSame(material: MacMaterial, context: MacContext): void {
  expect(judgeMac(material, context)).toEqual(judgeMac(material, slow));
}

test('a first look never changes a report: a fleet with faults of all kinds, with facts and without', () => {
  const { context, spared } = quick();
  let copies = 0;
  for (const { mac, user, facts, plist } of plantedFleet(900, asked, 7)) {
    const file = `${mac}/users/${user}/com.microsoft.Messenger.plist`;
    const material: MacMaterial = {
      mac,
      source: mac,
      facts: facts === undefined ? undefined : new TextEncoder().encode(facts),
      preferences: plist ? [{ user, file, bytes: plist }] : [],
      unread: [],
    };
    expectSame(material, context);
    if (!plist) continue;
    copies += 1;
    expectSame(alone(plist), context);
  }
  // Nine of ten Macs are healthy, and each copy was judged twice.
  expect(spared()).toBeGreaterThan(copies * 2 * 0.85);
});

test('nor does it for damaged files that nearly have a form which it knows', () => {
  const random = randomNumbers(2006);
  const { context, spared } = quick();
  const whole = Array.from({ length: 40 }, (_, i) => rootFor(`user${i}`, random)).flatMap((root) => [
    xmlBytes(root),
    writeBinary(root),
  ]);
  for (const bytes of whole) judgeMac(alone(bytes), context);
  const before = spared();
  for (let i = 0; i < 4_000; i += 1) expectSame(alone(damaged(whole, random)), context);
  // A letter of a name may change, and nothing be wrong with that.
  expect(spared() - before).toBeGreaterThan(50);
});

test('one byte changed anywhere in a file of either format', () => {
  const random = randomNumbers(60);
  const root = rootFor('ann', random);
  for (const whole of [xmlBytes(root), writeBinary(root)]) {
    const { context } = quick();
    for (let i = 0; i < 5; i += 1) judgeMac(alone(whole), context);
    expect(context.look.at(whole)).toBeDefined();
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = [0, 0x0a, 0x20, 0x26, 0x3c, 0x5d, 0xc3, 0xff, bytes[at]! ^ 1, bytes[at]! + 1][random(10)]!;
      expectSame(alone(bytes), context);
    }
  }
});

test('keys in another order, another layout, a comment, and names beyond ASCII', () => {
  const { context, spared } = quick();
  const rows = preferences('ann', randomNumbers(6), asked);
  const named = (name: string): PlistDict =>
    dict(rows.map(([key, value]) => [key, key === 'UserLogonName' ? string(name) : value]));
  const names = ['Jürgen', '佐藤', 'محمد', '\u{1f600}', 'a&b', 'ann'].map(named);
  const xml = writeXml(named('ann'));
  const odd = [
    xml.replaceAll('\t', '  '),
    xml.replaceAll('\n', '\r\n'),
    xml.replace('<dict>', '<dict><!-- msgrctl-suppress settings/save-password: kiosk -->'),
    xml.replace('</dict>', '<!-- hello --></dict>'),
    xml.replace('"UTF-8"', '"ISO-8859-1"'),
    xml.replace('<true/>', '<true></true>'),
    xml.replace('ann@contoso.com', '<![CDATA[ann@contoso.com]]>'),
    writeXml(dict(rows.toReversed())),
    writeXml(dict([...rows, ...rows.slice(0, 1)])),
    `\ufeff${xml}`,
  ].map((text) => new TextEncoder().encode(text));
  const files = [...names.flatMap((root) => [xmlBytes(root), writeBinary(root)]), ...odd];
  for (let i = 0; i < 6; i += 1) for (const bytes of files) expectSame(alone(bytes), context);
  expect(spared()).toBeGreaterThan(40);
});

test('what is no preference file is never unremarkable, whatever was learned', () => {
  const { context } = quick();
  const rows = preferences('ann', randomNumbers(6), asked);
  const state = dict([
    ['state', string('always')],
    ['value', string('x')],
  ]);
  const exported = dict([['com.example.one', dict([['a', state]])]]);
  const files = [
    [...rows],
    [...rows, ['PayloadType', string('Configuration')] as const],
    [...rows.filter(([, { kind }]) => kind !== 'array'), ['PayloadType', string('Configuration')] as const],
    [...rows, ['mcx_application_data', dict([])] as const],
    [...rows, ['pfm_subkeys', array([])] as const],
    [...rows, ['mcx_settings', array([])] as const],
    [...rows, ['com.example.one', exported.value[0]!.value] as const],
    [['com.example.one', exported.value[0]!.value] as const],
    [['AppleRecentFolders', array([])] as const],
  ].map((pairs) => dict(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))));
  for (let i = 0; i < 6; i += 1) {
    for (const root of files) {
      expectSame(alone(xmlBytes(root)), context);
      expectSame(alone(writeBinary(root)), context);
    }
  }
});

test('Macs have some of the keys each, and are spared all the same', () => {
  const random = randomNumbers(3);
  const { context, spared } = quick();
  const files = Array.from({ length: 600 }, (_, i) => {
    const root = rootFor(`user${i}`, random);
    // Not the addresses, where a gap is a fault, and not what the policy asks for.
    const some = root.value.filter(({ key }) => asked.has(key) || /MRU|^User/.test(key) || random(5) > 0);
    const fewer = { ...root, value: some };
    return i % 2 === 0 ? xmlBytes(fewer) : writeBinary(fewer);
  });
  for (const bytes of files) expectSame(alone(bytes), context);
  expect(spared()).toBeGreaterThan(540);
});

test('what is learned has an end: keys by the thousand, and values too', () => {
  const { context, spared } = quick();
  const rows = preferences('ann', randomNumbers(1), asked);
  const odd = (i: number): Uint8Array => xmlBytes(dict([...rows, [`z${i}`, string('x')], [`zz${i}`, string('y')]]));
  for (let i = 0; i < 1_000; i += 1) judgeMac(alone(odd(i)), context);
  const before = spared();
  for (let i = 0; i < 1_000; i += 1) expectSame(alone(odd(i)), context);
  expect(spared() - before).toBeLessThan(250);
});
