import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { certificateFixtures } from '../../../scripts/fixtures/certificates.ts';

const { base, changes } = certificateFixtures();
const stored = (name: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)), 'utf8'));

test('the base is what scripts/certificate-fixtures.mjs writes', () => {
  expect(stored('observations/healthy-cert.json')).toEqual(base);
});

test.each(Object.entries(changes))('%s is what scripts/certificate-fixtures.mjs writes', (name, set) => {
  expect(stored(name)).toEqual({ base: 'healthy-cert.json', set });
});
