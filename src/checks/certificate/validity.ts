import type { Severity } from '../../core/severity.ts';
import type { Check } from '../define.ts';
import { defineCheck } from '../define.ts';
import { APPLE_DATES, LCS_USAGE, rfc5280 } from './sources.ts';
import { called, isRead, type ChainSubject } from './subject.ts';

const DAY = 86_400_000;
const DATES = rfc5280('4.1.2.5', 'A certificate is valid from its first to its last moment, both included.');
const iso = (time: number): string => new Date(time).toISOString().replace('T', ' ').replace('.000Z', ' UTC');

export const expired = defineCheck<ChainSubject, { at: string }>({
  id: 'certificate/expired',
  severity: 'error',
  title: "The server's certificate has expired",
  why: 'From that moment on nobody can sign in over TLS, and the servers of a pool stop talking to each other.',
  fix: 'Renew the certificate, and see that the service account may read its new private key.',
  cite: [APPLE_DATES, LCS_USAGE, DATES],
  applies: isRead,
  judge: ({ faults, own, where }, emit) => {
    if (faults.some(({ kind, at }) => kind === 'expired' && at === 0))
      emit(where, { at: iso(own!.certificate.notAfter) });
  },
  message: ({ at }) => `the certificate expired at ${at}`,
});

export const notYetValid = defineCheck<ChainSubject, { at: string }>({
  id: 'certificate/not-yet-valid',
  severity: 'error',
  title: "The server's certificate is not valid yet",
  why: 'Either it was issued for later, or the clock of the CA, or the clock here, is wrong. A Mac whose battery is empty starts in 1969 or 2001 and sees every certificate so.',
  fix: 'Compare the clocks of the CA and of this machine, and wait or issue it again.',
  cite: [APPLE_DATES, DATES],
  applies: isRead,
  judge: ({ faults, own, where }, emit) => {
    if (faults.some(({ kind, at }) => kind === 'not-yet-valid' && at === 0)) {
      emit(where, { at: iso(own!.certificate.notBefore) });
    }
  },
  message: ({ at }) => `the certificate is valid from ${at} on`,
});

export const issuerExpired = defineCheck<ChainSubject, { ca: string; at: string; expired: boolean }>({
  id: 'certificate/issuer-expired',
  severity: 'error',
  title: "A CA above the server's certificate is not valid at this time",
  why: 'Mac OS X looks at the dates of every certificate of the chain, the root among them.',
  fix: 'Renew the certificate of the CA with the same key, and have server and Macs use the new one.',
  cite: [APPLE_DATES, DATES],
  applies: isRead,
  judge: ({ faults, where }, emit) => {
    for (const { kind, at, certificate } of faults) {
      if (at === 0 || (kind !== 'expired' && kind !== 'not-yet-valid')) continue;
      const isOver = kind === 'expired';
      const time = iso(isOver ? certificate.notAfter : certificate.notBefore);
      emit(where, { ca: called(certificate), at: time, expired: isOver });
    }
  },
  message: ({ ca, at, expired: isOver }) => `the CA ${ca} ${isOver ? 'expired at' : 'is valid only from'} ${at}`,
});

/** The last day, week and month before a certificate of the chain expires: each its own check, the nearest alone speaks. */
function expiresWithin(word: string, severity: Severity, from: number, to: number): Check<ChainSubject> {
  return defineCheck<ChainSubject, { name: string; at: string }>({
    id: `certificate/expires-within-a-${word}`,
    severity,
    title: `A certificate of the chain expires within a ${word}`,
    why: 'When it has expired, nobody can sign in over TLS any more, and everybody fails at the same moment.',
    fix: 'Renew it before, and check this server again.',
    cite: [APPLE_DATES, LCS_USAGE, DATES],
    applies: isRead,
    judge: ({ path, at, where }, emit) => {
      const left = path.map(({ certificate }) => certificate).filter(({ notAfter }) => notAfter >= at);
      const next = left.toSorted((a, b) => a.notAfter - b.notAfter)[0];
      if (!next) return;
      const days = (next.notAfter - at) / DAY;
      if (days >= from && days < to) emit(where, { name: called(next), at: iso(next.notAfter) });
    },
    message: ({ name, at }) => `${name} expires at ${at}`,
  });
}

export const expiresWithinADay = expiresWithin('day', 'warning', 0, 1);
export const expiresWithinAWeek = expiresWithin('week', 'warning', 1, 7);
export const expiresWithinAMonth = expiresWithin('month', 'info', 7, 30);
