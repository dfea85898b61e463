import type { Location } from '../../core/location.ts';
import type { Observation, Subject, Want } from '../../core/observation.ts';
import { hostPort, type HelloSeen, type ServerObservation } from '../../core/server.ts';
import { answersOutOfTurn } from './out-of-turn.ts';

/** One transport of one server, for the checks. */
export interface ServerSubject {
  readonly server: ServerObservation;
  readonly subject: Subject;
  readonly want: Want;
  readonly where: Location;
  /** `sip.contoso.com:5061` */
  readonly name: string;
}

export function serverSubject(server: ServerObservation, { subject, target, want }: Observation): ServerSubject {
  const name = hostPort(server);
  return { server, subject, want, name, where: name === target ? { file: target } : { file: target, entity: name } };
}

export function isOpen({ server }: ServerSubject): boolean {
  return server.connects.some(({ status }) => status === 'open');
}

/** True if there is an answer to a ClientHello to judge. */
export function isGreeted(subject: ServerSubject): boolean {
  return subject.server.transport === 'tls' && isOpen(subject) && subject.server.hellos.length > 0;
}

export type ServerHelloSeen = HelloSeen & { readonly status: 'server-hello' };

/** An answer with which a handshake could go on. */
export function isAccepted(hello: HelloSeen): hello is ServerHelloSeen {
  return hello.status === 'server-hello' && answersOutOfTurn(hello) === undefined;
}

/** Where no client at all is let in: the answer to the hello that offers most. Undefined where one is. */
export function refusalOf({ server: { hellos, session } }: ServerSubject): HelloSeen | undefined {
  return hellos.some(isAccepted) || (session && 'engine' in session) ? undefined : hellos.at(-1);
}
