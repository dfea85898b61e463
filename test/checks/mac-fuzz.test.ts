import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeMac } from '../../src/checks/mac/judge.ts';
import { stateOf } from '../../src/fleet/state.ts';
import { contextOf, healthyMac, materialOf } from '../helpers/collected.ts';

const HEALTHY = healthyMac();
const context = await contextOf({ ...HEALTHY, observation: {} });
const material = materialOf(HEALTHY);
const facts = material.facts as Uint8Array;
const [copy] = material.preferences as readonly [
  { readonly bytes: Uint8Array; readonly file: string; readonly user: string },
];

/** Some bytes of a whole file changed, or all but its beginning gone. */
const harmed = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(whole.length))
    .map(([changes, length]) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, byte] of changes) bytes[at] = byte;
      return changes.length % 2 === 0 ? bytes.subarray(0, length) : bytes;
    });

test('fuzz: whatever came from a Mac, there is a report of it, and a damaged Mac is never clean', () => {
  let clean = 0;
  fc.assert(
    fc.property(harmed(facts), harmed(copy.bytes), (some, bytes) => {
      const report = judgeMac({ ...material, facts: some, preferences: [{ ...copy, bytes }] }, context);
      const same = Buffer.compare(bytes, copy.bytes) === 0;
      if (stateOf(report) === 'clean') {
        clean += 1;
        // The copy is proved by its SHA-1; of the facts a letter of a name may have changed.
        expect(same).toBe(true);
      }
      for (const { where, message } of report.findings) {
        expect([`${material.source}/facts`, copy.file]).toContain(where.file);
        expect(message).not.toBe('');
      }
      expect(structuredClone(report)).toEqual(report);
    }),
    { numRuns: 1500 },
  );
  expect(clean).toBeLessThan(400);
});

test('a file with more findings than a call has arguments, and a Mac with too many of everything', () => {
  const keys = Array.from({ length: 190_000 }, () => '<key>a</key><true/>').join('\n');
  const bytes = new TextEncoder().encode(`<plist version="1.0"><dict>${keys}</dict></plist>`);
  const users = Array.from({ length: 20_000 }, (_, i) => `user\tu${i}\t501\t20\t/u\npreferences\tu${i}\tabsent\n`);
  const some = new TextEncoder().encode(`msgrctl-facts\t1\n${users.join('')}end\n`);
  const report = judgeMac({ ...material, facts: some, preferences: [{ ...copy, bytes }] }, context);
  const ids = new Set(report.findings.map(({ check }) => check));
  expect([...ids]).toEqual(
    expect.arrayContaining(['settings/duplicate-key', 'mac/facts-damaged', 'mac/preferences-missing']),
  );
  expect(report.findings.length).toBeGreaterThan(1000);
});
