import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateFixtures } from '../../../scripts/fixtures/certificates.ts';
import { CERTIFICATE_CHECKS, certificateOutcomes } from '../../../src/checks/certificate/index.ts';
import type { ChainObservation } from '../../../src/core/chain.ts';

const { base } = certificateFixtures();
const healthy = base.chains[0]!;

const edge = fc.tuple(fc.nat(9), fc.nat(9));
const damaged = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });

test('whatever was seen is judged, and a damaged chain is not called sound', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...healthy.presented, healthy.anchors[0]!.der, '', 'AAAA', '*'), { maxLength: 5 }),
      fc.array(edge, { maxLength: 12 }),
      fc.array(edge, { maxLength: 12 }),
      fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
      (presented, signatures, failed, name) => {
        const { name: _, ...rest } = healthy;
        const chain: ChainObservation = {
          ...rest,
          ...(name === undefined ? {} : { name }),
          presented,
          signatures,
          failed,
        };
        const outcomes = certificateOutcomes(chain, base);
        expect(outcomes).toHaveLength(CERTIFICATE_CHECKS.length);
        if (presented.includes('AAAA'))
          expect(outcomes).toContainEqual(
            expect.objectContaining({ check: 'certificate/unreadable', status: 'fail' }),
          );
      },
    ),
    { numRuns: 2000 },
  );
});

test('bytes that changed after the signature never look trusted', () => {
  const [own, ...rest] = healthy.presented;
  fc.assert(
    fc.property(fc.array(damaged, { minLength: 1, maxLength: 3 }), (changes) => {
      const bytes = Buffer.from(own!, 'base64');
      for (const { at, byte } of changes) bytes[at % bytes.length]! ^= byte === 0 ? 1 : byte;
      // Nobody signed these bytes, so that gathering finds no signature.
      const presented = [bytes.toString('base64'), ...rest];
      const signatures = healthy.signatures.filter(([subject]) => subject !== 0);
      const outcomes = certificateOutcomes({ ...healthy, presented, signatures }, base);
      expect(outcomes.some(({ status }) => status === 'fail' || status === 'unknown')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
