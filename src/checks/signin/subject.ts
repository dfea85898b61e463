import type { Observation } from '../../core/observation.ts';
import type { ServerObservation } from '../../core/server.ts';
import { offered } from '../sip/offered.ts';

export interface SignInSubject {
  readonly seen: Observation;
  /** The server that a Mac ends up with, and what it offers; undefined if it did not get that far. */
  readonly server: ServerObservation | undefined;
  readonly schemes: readonly string[] | undefined;
}

export function signInSubject(seen: Observation, server: ServerObservation | undefined): SignInSubject {
  return { seen, server, schemes: server && offered(server)?.schemes };
}

export function has(schemes: readonly string[], scheme: 'NTLM' | 'Kerberos'): boolean {
  return schemes.some((each) => each.toLowerCase() === scheme.toLowerCase());
}

/** Whether Messenger tries Kerberos: its box is set, or the user has nothing else. */
export function boxIsSet({ seen: { want } }: SignInSubject): boolean {
  return want.kerberos ?? want.userHas === 'kerberos';
}
