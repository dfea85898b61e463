import { hostPort } from '../../core/server.ts';
import type { Citation } from '../../core/finding.ts';
import { defineCheck } from '../define.ts';
import { boxIsSet, has, type SignInSubject } from './subject.ts';

const NO_FALLBACK: Citation = {
  source: 'guide',
  where: 'Using Kerberos for Macintosh',
  says: 'NTLM is used where Kerberos is off at one end; where it is on at both and fails, NTLM is not tried',
};

type Schemes = { server: string; schemes: readonly string[] };

const judgedOnOffer = ({ server, schemes }: SignInSubject): boolean =>
  server !== undefined && schemes !== undefined && schemes.length > 0;

export const serverWithoutNtlm = defineCheck<SignInSubject, Schemes>({
  id: 'signin/server-without-ntlm',
  severity: 'error',
  title: 'The server takes no NTLM, and Messenger is not set to use Kerberos',
  why: 'Messenger signs in with NTLM unless "Use my network ID and password" is set. A server that offers Kerberos alone refuses that.',
  fix: 'Set "Use my network ID and password" for this user, or let the server take NTLM as well.',
  cite: [NO_FALLBACK],
  applies: (subject) => judgedOnOffer(subject) && !boxIsSet(subject) && isKnown(subject),
  judge: ({ seen, server, schemes }, emit) => {
    if (has(schemes!, 'NTLM') || !has(schemes!, 'Kerberos')) return;
    emit({ file: seen.target, entity: hostPort(server!) }, { server: server!.host, schemes: schemes! });
  },
  message: ({ server }) => `${server} offers Kerberos and no NTLM, but Messenger would use NTLM`,
});

export const serverWithoutKerberos = defineCheck<SignInSubject, Schemes>({
  id: 'signin/server-without-kerberos',
  severity: 'error',
  title: 'The server takes no Kerberos, and the user has nothing else',
  why: 'Where Kerberos is off at the server, Messenger uses NTLM: it then asks for a user name and a password.',
  fix: 'Let the server take Kerberos as well, or give the user a password to sign in with.',
  cite: [NO_FALLBACK],
  applies: (subject) => judgedOnOffer(subject) && subject.seen.want.userHas === 'kerberos',
  judge: ({ seen, server, schemes }, emit) => {
    if (has(schemes!, 'Kerberos') || !has(schemes!, 'NTLM')) return;
    emit({ file: seen.target, entity: hostPort(server!) }, { server: server!.host, schemes: schemes! });
  },
  message: ({ server }) => `${server} offers NTLM and no Kerberos, and the user has only a Kerberos ticket`,
});

export const boxWithoutTicket = defineCheck<SignInSubject, { server: string }>({
  id: 'signin/box-without-ticket',
  severity: 'error',
  title: '"Use my network ID and password" is set, and the user has no Kerberos ticket',
  why: 'With the box set and a server that takes Kerberos, Messenger tries Kerberos. It fails without a ticket, and NTLM is not tried after it.',
  fix: 'Clear "Use my network ID and password" for this user, or log in to the realm first (Kerberos.app or kinit).',
  cite: [NO_FALLBACK],
  applies: (subject) =>
    judgedOnOffer(subject) && subject.seen.want.kerberos === true && subject.seen.want.userHas === 'password',
  judge: ({ seen, server, schemes }, emit) => {
    if (has(schemes!, 'Kerberos')) emit({ file: seen.target, entity: hostPort(server!) }, { server: server!.host });
  },
  message: ({ server }) =>
    `Messenger would try Kerberos with ${server} and never NTLM, but the user has only a password`,
});

/** Whether it was said what this user or fleet signs in with. */
function isKnown({ seen: { want } }: SignInSubject): boolean {
  return want.kerberos !== undefined || want.userHas !== undefined;
}
