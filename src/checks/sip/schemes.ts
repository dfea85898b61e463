import { hostPort } from '../../core/server.ts';
import { challenges, type Challenge } from '../../wire/sip/index.ts';
import { defineCheck } from '../define.ts';
import { challengesOf, decisive, isChallenge, ofMessenger } from './answers.ts';
import { lineOf, short } from './said.ts';
import { GUIDE_SCHEMES, MS_CHALLENGE, rfc3261 } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

type Offer = { server: string; schemes: readonly string[] };

export const asksForCredentials = ({ server }: SipSubject): boolean => {
  const answer = decisive(server);
  return answer !== undefined && isChallenge(answer.response);
};

function schemesOf(offered: readonly Challenge[]): string[] {
  return [...new Set(offered.map(({ scheme }) => (scheme === '' ? 'one without a name' : short(scheme))))];
}

const usesNtlm = ({ seen: { want } }: SipSubject): boolean =>
  want.kerberos === false || (want.kerberos === undefined && want.userHas === 'password');

export const authenticationOff = defineCheck<SipSubject, { server: string; answer: string }>({
  id: 'sip/authentication-off',
  severity: 'warning',
  title: 'The server takes a registration without asking for credentials',
  why: 'Then anybody who reaches the server can sign in as anybody else, and read along. What Messenger does without a challenge is not documented.',
  fix: 'Switch authentication on (NTLM, Kerberos or both) for this server.',
  cite: [MS_CHALLENGE],
  applies: ({ server }) => decisive(server) !== undefined,
  judge: (subject, emit) => {
    const { seen, response } = decisive(subject.server)!;
    if (seen.method !== 'REGISTER' || response.status < 200 || response.status >= 300) return;
    emit(placeOf(subject), { server: hostPort(subject.server), answer: lineOf(response) });
  },
  message: ({ server, answer }) => `${server} answers a REGISTER without credentials with ${answer}`,
});

export const noScheme = defineCheck<SipSubject, { server: string; answer: string }>({
  id: 'sip/no-scheme',
  severity: 'error',
  title: 'The server asks for credentials, and does not say which',
  why: 'The client answers a challenge; without one it has nothing to go on, and gives up.',
  fix: 'Look at the authentication settings of the server: NTLM, Kerberos or both. A proxy in between may have taken the headers out.',
  cite: [MS_CHALLENGE, rfc3261('22.1', 'a 401 or 407 holds a challenge')],
  applies: asksForCredentials,
  judge: (subject, emit) => {
    const { response } = decisive(subject.server)!;
    if (challenges(response).length === 0) {
      emit(placeOf(subject), { server: hostPort(subject.server), answer: lineOf(response) });
    }
  },
  message: ({ server, answer }) => `${server} answers with ${answer}, and names no way to authenticate`,
});

export const noSchemeForMessenger = defineCheck<SipSubject, Offer>({
  id: 'sip/no-scheme-for-messenger',
  severity: 'error',
  title: 'The server offers nothing that Messenger can authenticate with',
  why: 'Messenger for Mac knows NTLM and Kerberos. TLS-DSK, Digest and Basic are of no use to it.',
  fix: 'Let the server take NTLM, Kerberos or both as well.',
  cite: [GUIDE_SCHEMES],
  applies: asksForCredentials,
  judge: (subject, emit) => {
    const offered = challengesOf(subject.server);
    if (offered.length === 0 || ofMessenger(offered).length > 0) return;
    emit(placeOf(subject), { server: hostPort(subject.server), schemes: schemesOf(offered) });
  },
  message: ({ server, schemes }) => `${server} offers ${schemes.join(', ')}, and neither NTLM nor Kerberos`,
});

export const kerberosOnly = defineCheck<SipSubject, Offer>({
  id: 'sip/kerberos-only',
  severity: 'info',
  title: 'The server takes Kerberos and no NTLM',
  why: 'Messenger uses NTLM unless "Use my network ID and password" is set: users without that, or without a ticket, are not let in.',
  fix: 'Set up Kerberos on all Macs, or let the server take NTLM as well.',
  cite: [GUIDE_SCHEMES],
  // Where NTLM is needed: signin/server-without-ntlm.
  applies: (subject) => asksForCredentials(subject) && !usesNtlm(subject),
  judge: (subject, emit) => {
    const schemes = schemesOf(ofMessenger(challengesOf(subject.server)));
    if (schemes.length === 1 && schemes[0] === 'Kerberos') {
      emit(placeOf(subject), { server: hostPort(subject.server), schemes });
    }
  },
  message: ({ server }) => `${server} offers Kerberos, and no NTLM`,
});

export const ntlmOnly = defineCheck<SipSubject, Offer>({
  id: 'sip/ntlm-only',
  severity: 'info',
  title: 'The server takes NTLM and no Kerberos',
  why: 'Messenger then uses NTLM, also where "Use my network ID and password" is set: users type a name and a password.',
  fix: 'Nothing has to be done, unless users are to sign in with their network ID.',
  cite: [GUIDE_SCHEMES],
  // Where Kerberos is needed: signin/server-without-kerberos.
  applies: (subject) => asksForCredentials(subject) && subject.seen.want.userHas !== 'kerberos',
  judge: (subject, emit) => {
    const schemes = schemesOf(ofMessenger(challengesOf(subject.server)));
    if (schemes.length === 1 && schemes[0] === 'NTLM') {
      emit(placeOf(subject), { server: hostPort(subject.server), schemes });
    }
  },
  message: ({ server }) => `${server} offers NTLM, and no Kerberos`,
});

export const challengeMalformed = defineCheck<SipSubject, { server: string; scheme: string; reason: string }>({
  id: 'sip/challenge-malformed',
  severity: 'warning',
  title: 'A challenge of the server is not well-formed',
  why: 'Signatures are made over realm and target name of the challenge. What Messenger makes of one with faults is not documented.',
  fix: 'Look whether a device in between rewrites SIP; a Live Communications Server writes sound challenges.',
  cite: [MS_CHALLENGE, rfc3261('25.1', 'gives the grammar of challenges')],
  applies: asksForCredentials,
  judge: (subject, emit) => {
    for (const { scheme, parameters, defects } of ofMessenger(challengesOf(subject.server))) {
      const reason = defects[0] ?? (parameters.has('realm') ? undefined : 'it has no realm');
      if (reason !== undefined) emit(placeOf(subject), { server: hostPort(subject.server), scheme, reason });
    }
  },
  message: ({ server, scheme, reason }) => `the ${scheme} challenge of ${server} is not sound: ${short(reason)}`,
});
