import type { Observation, Want } from '../../core/observation.ts';
import type { Verdict } from '../../core/report.ts';
import { judge } from '../signin/judge.ts';
import type { Connection } from './connection.ts';

/** What was seen of the network, judged for Macs as they come. */
export interface Network {
  /** Undefined if what was seen is about another way than the one that the Mac takes. */
  readonly verdict: (connection: Connection, release: string | undefined) => Verdict | undefined;
}

/** Releases times ways: a fleet has a few dozen. */
const MOST_KEPT = 1_000;

/** Undefined if what was seen is no whole sign-in. */
export function networkOf(seen: Observation): Network | undefined {
  if (seen.subject !== 'signin') return undefined;
  const kept = new Map<string, Verdict | undefined>();
  return {
    verdict: (connection, release) => {
      if (!isSameWay(connection, seen.want)) return undefined;
      const key = `${release ?? ''} ${connection.transport} ${connection.strictNaming}`;
      if (!kept.has(key)) {
        if (kept.size >= MOST_KEPT) kept.clear();
        kept.set(key, judge({ ...seen, want: wantOf(connection, release, seen.want) }).verdict);
      }
      return kept.get(key);
    },
  };
}

function wantOf({ transport, strictNaming }: Connection, release: string | undefined, want: Want): Want {
  return {
    ...want,
    transport: transport ?? want.transport,
    strictNaming,
    ...(release === undefined ? {} : { releases: [release] }),
  };
}

/** Of a server, or a transport, that nobody looked at nothing is known. */
function isSameWay({ mode, server, transport }: Connection, want: Want): boolean {
  if (mode !== want.mode) return false;
  if (mode === 'automatic') return true;
  return server !== undefined && plain(server) === plain(want.server?.host ?? '') && transport === want.transport;
}

function plain(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '');
}
