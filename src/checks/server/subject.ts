import type { Location } from '../../core/location.ts';
import type { Observation, Subject, Want } from '../../core/observation.ts';
import { hostPort, type HelloSeen, type ServerObservation } from '../../core/server.ts';
import { answersOutOfTurn } from './out-of-turn.ts';
import { answerTo, isSettled } from '../dns/view.ts';

/** One transport of one server, for the checks. */
export interface ServerSubject {
  readonly server: ServerObservation;
  readonly subject: Subject;
  readonly want: Want;
  readonly where: Location;
  /** `sip.contoso.com:5061` */
  readonly name: string;
  /** Why its address could not be looked up; undefined if the DNS answered, be it that there is none. */
  readonly notLookedUp: string | undefined;
}

export function serverSubject(server: ServerObservation, seen: Observation): ServerSubject {
  const { subject, target, want } = seen;
  const name = hostPort(server);
  const where = name === target ? { file: target } : { file: target, entity: name };
  return { server, subject, want, name, where, notLookedUp: notLookedUp(server, seen) };
}

function notLookedUp({ host }: ServerObservation, { domains }: Observation): string | undefined {
  for (const { views } of domains) {
    const [view] = views;
    const answer = view && answerTo(view, host, 'A');
    if (view === undefined || answer === undefined || isSettled(answer)) continue;
    return `${view.resolver} does not say whether ${host} has an address`;
  }
  return undefined;
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
