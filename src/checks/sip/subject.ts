import type { Location } from '../../core/location.ts';
import type { Observation } from '../../core/observation.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';

/** One server, and all that was seen with it. */
export interface SipSubject {
  readonly server: ServerObservation;
  readonly seen: Observation;
}

export function placeOf({ server, seen }: SipSubject): Location {
  return { file: seen.target, entity: hostPort(server) };
}
