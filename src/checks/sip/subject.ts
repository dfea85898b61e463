import type { Location } from '../../core/location.ts';
import type { Observation } from '../../core/observation.ts';
import type { ServerObservation } from '../../core/server.ts';

/** One server, and all that was seen with it. */
export interface SipSubject {
  readonly server: ServerObservation;
  readonly seen: Observation;
}

/** `sip.contoso.com:5061`, as findings name the place. */
export function nameOf({ host, port }: ServerObservation): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

export function placeOf({ server, seen }: SipSubject): Location {
  return { file: seen.target, entity: nameOf(server) };
}
