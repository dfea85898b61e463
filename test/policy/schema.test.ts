import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { policyJsonSchema } from '../../scripts/docs/policy-schema.ts';
import { loadPolicy } from '../../src/policy/load.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const published = JSON.parse(readFileSync(join(ROOT, 'schemas/policy.v1.schema.json'), 'utf8')) as object;

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(published);

test('the published schema is what the code makes', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
});

const TEMPLATES = readdirSync(join(ROOT, 'templates/policies'));

test.each(TEMPLATES)('takes the template %s', (file) => {
  const policy: unknown = parse(readFileSync(join(ROOT, 'templates/policies', file), 'utf8'));
  expect([validate(policy), validate.errors]).toEqual([true, null]);
});

/** Policies on which the schema and the loader must be of one mind. */
test.each<[string, boolean]>([
  ['msgrctl: 1', true],
  ['msgrctl: 2', false],
  ['organization: A', false],
  ['msgrctl: 1\nconection: {}', false],
  [
    'msgrctl: 1\nconnection: { mode: manual, server: a, transport: tls, strictNaming: true, ports: { min: 1, max: 3 } }',
    true,
  ],
  ['msgrctl: 1\nconnection: { mode: auto }', false],
  ['msgrctl: 1\nconnection: { ports: { min: 1 } }', false],
  ['msgrctl: 1\nconnection: { ports: { min: 0, max: 3 } }', false],
  ['msgrctl: 1\nconnection: { ports: { min: 1.5, max: 3 } }', false],
  ['msgrctl: 1\nfleet: { macos: ["10.3", "10.4.11", "10.15"] }', true],
  ['msgrctl: 1\nfleet: { macos: [10.4] }', false],
  ['msgrctl: 1\nfleet: { macos: ["10.2"] }', false],
  ['msgrctl: 1\nfleet: { macos: [] }', false],
  ['msgrctl: 1\narchiving: { save: deny, lock: enforce }', true],
  ['msgrctl: 1\narchiving: { lock: chain }', false],
  ['msgrctl: 1\nsuppress: [{ check: a/b, reason: c, until: 2027-03-31 }]', true],
  ['msgrctl: 1\nsuppress: [{ check: a/b }]', false],
  ['msgrctl: 1\nsuppress: [{ check: a/b, reason: c, until: soon }]', false],
  ['msgrctl: 1\nsettings: { HideEmoticons: true }', true],
  ['msgrctl: 1\nsettings: { HideEmoticons: [true] }', false],
  ['msgrctl: 1\nserver: null', false],
  ['msgrctl: 1\nconnection: { server: null }', true],
  ['msgrctl: 1\nusers: ""', false],
])('%j', async (text, good) => {
  expect(validate(parse(text))).toBe(good);
  const { policy } = await loadPolicy({ file: 'p.yaml', text }, async () => ({ missing: 'none' }));
  expect(policy !== undefined).toBe(good);
});

test('an editor is told of a wrong type and a wrong value of a setting', () => {
  expect(validate({ msgrctl: 1, settings: { HideEmoticons: 1 } })).toBe(false);
  expect(validate({ msgrctl: 1, settings: { RTCTransport: 3 } })).toBe(false);
  expect(validate({ msgrctl: 1, settings: { CountryCode: 'US' } })).toBe(true);
});
