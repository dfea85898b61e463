import type { Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { Part } from './parts.ts';
import { isReachable } from './reach.ts';

/** The parts of an observation that a Mac meets, in its order. */
export interface Way {
  readonly domains: readonly Part[];
  /** Those that a Mac ends up with, and those that they send it on to. */
  readonly servers: readonly Part[];
  /** The first of them. */
  readonly server: Part | undefined;
  /** The one that asks for credentials in the end: where redirects lead, or the first. */
  readonly home: Part | undefined;
  /** The TLS server that a Mac could not use, where it falls back to TCP. */
  readonly insteadOf: Part | undefined;
  readonly kerberos: Part | undefined;
}

const reached = (some: readonly Part[]): boolean => some.some(({ server }) => isReachable(server!));

/** TLS first; TCP where no TLS server lets a Mac in (guide, Installing on the client). */
export function wayOf(parts: readonly Part[], seen: Observation): Way {
  const all = parts.filter(({ server }) => server !== undefined);
  const first = all.filter(({ server }) => server!.because !== 'redirect');
  const over = (transport: 'tls' | 'tcp'): Part[] => first.filter(({ server }) => server!.transport === transport);
  const fallsBack = seen.want.mode === 'automatic' && !reached(over('tls')) && reached(over('tcp'));
  const chosen = over('tls').length === 0 || fallsBack ? over('tcp') : over('tls');
  const redirects = all.filter(({ server }) => server!.because === 'redirect');
  return {
    domains: parts.filter(({ kind }) => kind === 'SIP domain'),
    servers: [...chosen, ...redirects],
    server: chosen[0],
    home: redirects.at(-1) ?? chosen[0],
    insteadOf: fallsBack ? over('tls')[0] : undefined,
    kerberos: parts.find(({ kind }) => kind === 'Kerberos realm'),
  };
}

/** What one room said of all of them. */
export function outcomesIn(parts: readonly Part[], room: keyof Part['rooms']): Outcome[] {
  return parts.flatMap(({ rooms }) => rooms[room] ?? []);
}
