import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { observationSchema } from '../../src/commands/check/observation-schema.ts';
import { remadeReply } from '../../src/commands/redact/kdc-reply.ts';
import type { Observation } from '../../src/core/observation.ts';
import { Names } from '../../src/fleet/redact/names.ts';
import { redactObservation } from '../../src/fleet/redact/observation.ts';
import { readKdcMessage } from '../../src/wire/kerberos/index.ts';
import { leaks, names as texts } from './redact-corpus.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/observations', import.meta.url));
const WHOLE = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'));
const vocabulary = { checks: new Set<string>(), clients: new Set(['messenger-mac-6']) };

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The value with one of its texts, the n-th, changed. */
function withText(value: Json, which: { left: number }, change: (text: string) => string): Json {
  if (typeof value === 'string') {
    which.left -= 1;
    return which.left === -1 ? change(value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => withText(each, which, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withText(each, which, change)]));
}

test('whatever text of an observation holds a name, the copy does not', () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.constantFrom(...WHOLE), fc.nat(120), texts, fc.nat(400), (whole, left, secret, at) => {
      const change = (text: string): string => text.slice(0, at) + secret + text.slice(at);
      const seen = v.safeParse(observationSchema, withText(JSON.parse(whole) as Json, { left }, change));
      // Not every text may be any: many are words of the format, times or base64.
      if (!seen.success) return;
      tried += 1;
      const copy = redactObservation(seen.output as unknown as Observation, new Names(), vocabulary, remadeReply);
      expect(leaks(new TextEncoder().encode(JSON.stringify(copy)))).toEqual([]);
      expect(v.is(observationSchema, copy)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(tried).toBeGreaterThan(300);
});

test('the reply of a KDC keeps code and clock, and gets another realm', () => {
  const text = WHOLE.find((whole) => whole.includes('"reply": "'))!;
  const { kerberos } = JSON.parse(text) as Observation;
  const kdc = kerberos!.kdcs.find((each) => each.status === 'reply')!;
  const before = readKdcMessage(Buffer.from(kdc.reply, 'base64'));
  const after = readKdcMessage(
    Buffer.from(
      remadeReply(kdc.reply, () => 'DOMAIN1.EXAMPLE'),
      'base64',
    ),
  );
  expect(before).toMatchObject({ type: 'error', realm: 'CONTOSO.COM' });
  const { text: _, ...rest } = before as typeof before & { text?: string };
  expect(after).toEqual({ ...rest, realm: 'DOMAIN1.EXAMPLE' });
  expect(remadeReply('AAAA', () => '')).toBe('AA==');
});
