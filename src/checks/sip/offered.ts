import type { ServerObservation } from '../../core/server.ts';
import { valueOf } from '../../wire/sip/index.ts';
import { challengesOf, decisive, ofMessenger } from './answers.ts';
import { clockOf } from './clock.ts';

/** What a server told of itself. */
export interface Offered {
  /** Ways to authenticate, each once, in the server's order; empty if it asked for no credentials. */
  readonly schemes: string[];
  readonly realm?: string;
  /** The name that the server has for itself, without `sip/`. */
  readonly targetname?: string;
  readonly version?: string;
  readonly server?: string;
  /** As it came. */
  readonly date?: string;
}

/** What a server offered; undefined if it gave no answer that can be read. */
export function offered(server: ServerObservation): Offered | undefined {
  const answer = decisive(server);
  if (!answer) return undefined;
  const all = challengesOf(server);
  const first = (name: string): string | undefined =>
    [...ofMessenger(all), ...all].map(({ parameters }) => parameters.get(name)).find((value) => value !== undefined);
  const found = {
    realm: first('realm'),
    targetname: first('targetname')?.replace(/^sip\//i, ''),
    version: first('version'),
    server: valueOf(answer.response, 'server'),
    date: valueOf(answer.response, 'date'),
  };
  const there = Object.entries(found).filter(([, value]) => value !== undefined);
  return { schemes: [...new Set(all.map(({ scheme }) => scheme))], ...Object.fromEntries(there) };
}

/** By how many seconds the server's clock is ahead of the local one; negative if it is behind. Undefined without a date. */
export function skewSeconds(server: ServerObservation): number | undefined {
  return clockOf(server)?.seconds;
}
