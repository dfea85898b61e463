import { readFileSync } from 'node:fs';
import type { Observation } from '../../../src/core/observation.ts';

export const BASES = { sip: 'healthy-sip.json', kerberos: 'healthy-kerberos.json' } as const;

/** A whole observation without a fault. */
export function readBase(name: string): Observation {
  const file = new URL(`../../fixtures/observations/${name}`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Observation;
}
