import { hostPort } from '../../core/server.ts';
import { redirects, valuesOf, type Redirect } from '../../wire/sip/index.ts';
import { defineCheck } from '../define.ts';
import { decisive } from './answers.ts';
import { lineOf } from './said.ts';
import { rfc3261 } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

const HOME_SERVER = {
  source: 'microsoft',
  where: 'Office Communications Server 2007 Resource Kit, REGISTER',
  says: '301 leads a client to its home server',
} as const;

const isRedirect = ({ server }: SipSubject): boolean => {
  const status = decisive(server)?.response.status ?? 0;
  return status >= 300 && status < 400;
};

function targets({ server }: SipSubject): Redirect[] {
  return redirects(decisive(server)!.response, server.transport);
}

export const redirected = defineCheck<SipSubject, { server: string; to: readonly string[] }>({
  id: 'sip/redirected',
  severity: 'info',
  title: 'The server sends its clients on to another',
  why: 'That is how a client gets to its home server. The client then needs a way there, and a certificate that fits that name: the other server is looked at, too.',
  fix: 'Nothing has to be done, if the findings on the other server are fine.',
  cite: [HOME_SERVER],
  applies: isRedirect,
  judge: (subject, emit) => {
    const to = targets(subject).filter((target) => !isItself(subject, target));
    if (to.length > 0) emit(placeOf(subject), { server: hostPort(subject.server), to: to.map(textOf) });
  },
  message: ({ server, to }) => `${server} sends its clients on to ${to.join(', ')}`,
});

export const redirectMalformed = defineCheck<SipSubject, { server: string; answer: string; contacts: number }>({
  id: 'sip/redirect-malformed',
  severity: 'error',
  title: 'The server sends its clients on, and does not say where to',
  why: 'A redirection names the next server in Contact. Without one that can be read, no client gets further.',
  fix: 'Look at what this server knows of the home server of its users: its name, and its transport (tls or tcp).',
  cite: [rfc3261('8.1.3.4', 'a client takes the next targets from the Contacts of a redirection'), HOME_SERVER],
  applies: isRedirect,
  judge: (subject, emit) => {
    if (targets(subject).length > 0) return;
    const { response } = decisive(subject.server)!;
    const contacts = valuesOf(response, 'contact').length;
    emit(placeOf(subject), { server: hostPort(subject.server), answer: lineOf(response), contacts });
  },
  message: ({ server, answer, contacts }) =>
    `${server} answers with ${answer}, and ${contacts === 0 ? 'names no other server' : 'its Contact names no server that can be used'}`,
});

export const redirectToItself = defineCheck<SipSubject, { server: string }>({
  id: 'sip/redirect-to-itself',
  severity: 'error',
  title: 'The server sends its clients on to itself',
  why: 'A client does not go to the same place twice; it gives up.',
  fix: 'Look at the name under which this server knows the home server: it leads back to this one.',
  cite: [rfc3261('8.1.3.4', 'no target may be tried a second time')],
  applies: isRedirect,
  judge: (subject, emit) => {
    const to = targets(subject);
    if (to.length > 0 && to.every((target) => isItself(subject, target))) {
      emit(placeOf(subject), { server: hostPort(subject.server) });
    }
  },
  message: ({ server }) => `${server} sends its clients on to ${server}`,
});

function isItself({ server }: SipSubject, { host, port, transport }: Redirect): boolean {
  return host.toLowerCase() === server.host.toLowerCase() && port === server.port && transport === server.transport;
}

function textOf({ host, port, transport }: Redirect): string {
  return `${hostPort({ host, port })} (${transport.toUpperCase()})`;
}
