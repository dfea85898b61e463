import { hostPort } from '../../core/server.ts';
import { isStrictDate, readDate, valueOf } from '../../wire/sip/index.ts';
import { defineCheck } from '../define.ts';
import { decisive } from './answers.ts';
import { clockOf, isTooFar, skewText } from './clock.ts';
import { asksForCredentials } from './schemes.ts';
import { MS_CHALLENGE } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

export const clockSkew = defineCheck<SipSubject, { server: string; seconds: number }>({
  id: 'sip/clock-skew',
  severity: 'error',
  title: 'The clock of the server is more than five minutes off',
  why: 'Kerberos and the signatures on SIP messages need clocks that agree within five minutes; the server refuses the sign-in otherwise (ErrorId 1013). The server is compared with the clock of the machine that msgrctl runs on.',
  fix: 'Set the clocks of the server and of this machine by the same time server, and look at the time zone.',
  cite: [
    {
      source: 'microsoft',
      where: '[MS-OCER], section 8.2 (ErrorId 1013); KB 938295',
      says: 'a time skew that is too large makes the authentication fail',
    },
  ],
  applies: ({ server }) => clockOf(server) !== undefined,
  judge: (subject, emit) => {
    const clock = clockOf(subject.server)!;
    if (!isTooFar(clock)) return;
    emit(placeOf(subject), { server: hostPort(subject.server), seconds: Math.round(clock.seconds) });
  },
  message: ({ server, seconds }) => `the clock of ${server} is ${skewText(seconds)} of this machine's`,
});

export const noDate = defineCheck<SipSubject, { server: string; date: string | null }>({
  id: 'sip/no-date',
  severity: 'info',
  title: 'The server does not tell the time',
  why: 'A Live Communications Server dates its challenges. Without a date nobody can see whether the clocks agree; and something in between, or another server, may have written the answer.',
  fix: 'Look whether this is the server that was meant, and compare the clocks by hand.',
  cite: [MS_CHALLENGE],
  applies: asksForCredentials,
  judge: (subject, emit) => {
    const date = valueOf(decisive(subject.server)!.response, 'date');
    if (date !== undefined && readDate(date) !== undefined) return;
    emit(placeOf(subject), { server: hostPort(subject.server), date: date ?? null });
  },
  message: ({ server, date }) =>
    date === null
      ? `the challenge of ${server} has no Date`
      : `the Date of the challenge of ${server} cannot be read: "${date.slice(0, 60)}"`,
});

export const answerSloppy = defineCheck<SipSubject, { server: string; defects: readonly string[] }>({
  id: 'sip/answer-sloppy',
  severity: 'info',
  title: 'The server does not write SIP as the standard has it',
  why: 'msgrctl reads such answers all the same; whether Messenger does is not documented. A Live Communications Server does not write like this, so something else may stand in between.',
  fix: 'Look whether a device in between rewrites SIP.',
  cite: [
    { source: 'rfc', where: '3261, sections 7, 20.14 and 20.17', says: 'gives the form of lines, lengths and dates' },
  ],
  applies: ({ server }) => decisive(server) !== undefined,
  judge: (subject, emit) => {
    const { response } = decisive(subject.server)!;
    const date = valueOf(response, 'date');
    const defects = [
      ...response.defects,
      ...(valueOf(response, 'content-length') === undefined ? ['Content-Length is missing'] : []),
      ...(date !== undefined && readDate(date) !== undefined && !isStrictDate(date)
        ? ['the Date is not in the form of RFC 1123']
        : []),
    ];
    if (defects.length > 0) emit(placeOf(subject), { server: hostPort(subject.server), defects });
  },
  message: ({ server, defects }) => `the answer of ${server} departs from the standard: ${defects.join('; ')}`,
});
