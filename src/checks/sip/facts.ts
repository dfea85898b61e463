import type { Fact } from '../../core/report.ts';
import type { ServerObservation } from '../../core/server.ts';
import { statusLine } from '../../wire/sip/index.ts';
import { offered, skewSeconds } from './offered.ts';

/** What the server answered, offered and called itself. */
export function sipFacts(server: ServerObservation): Fact[] {
  const offer = offered(server);
  const skew = skewSeconds(server);
  return [
    ...server.sip.map((seen) => ({
      name: seen.method,
      value: seen.status === 'response' ? (statusLine(seen.text) ?? 'no SIP') : seen.reason,
    })),
    ...fact('offers', offer && offer.schemes.length > 0 ? offer.schemes.join(', ') : undefined),
    ...fact('realm', offer?.realm),
    ...fact('calls itself', offer?.targetname),
    ...fact('version', offer?.version),
    ...fact('server', offer?.server),
    ...fact(
      'clock',
      skew === undefined ? undefined : `${Math.abs(Math.round(skew))} s ${skew < 0 ? 'behind' : 'ahead'}`,
    ),
  ];
}

function fact(name: string, value: string | undefined): Fact[] {
  return value === undefined ? [] : [{ name, value }];
}
