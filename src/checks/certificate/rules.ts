import { defineCheck } from '../define.ts';
import { shown } from './names.ts';
import type { Fault } from './path/validate.ts';
import { since } from './releases.ts';
import { APPLE_EXTENSIONS, APPLE_PATH, rfc5280 } from './sources.ts';
import { called, isRead, type ChainSubject } from './subject.ts';

const of = ({ faults }: ChainSubject, kind: Fault['kind']): readonly Fault[] =>
  faults.filter((one) => one.kind === kind);

export const unreadable = defineCheck<ChainSubject, { place: number; reason: string }>({
  id: 'certificate/unreadable',
  severity: 'error',
  title: 'What was sent as a certificate is none',
  why: 'A client that cannot read a certificate of the chain ends the connection.',
  fix: 'Export the certificate again, or issue it again.',
  cite: [rfc5280('4.1', 'A certificate is DER of a fixed form.')],
  applies: ({ links }) => links.presented.length > 0,
  judge: ({ links, where }, emit) => {
    for (const [place, reason] of links.unreadable) emit(where, { place: place + 1, reason });
  },
  message: ({ place, reason }) => `no. ${place} of the chain cannot be read: ${reason}`,
});

export const malformed = defineCheck<ChainSubject, { name: string; rule: string }>({
  id: 'certificate/malformed',
  severity: 'error',
  title: 'A certificate contradicts itself',
  why: 'Two programs may read two different things in it. Careful clients refuse it, and a check of it proves nothing for others.',
  fix: 'Issue the certificate again with a sound CA.',
  cite: [rfc5280('4.1.1.2 and 4.2', 'Both places of the algorithm are the same; an extension comes once.')],
  applies: isRead,
  judge: (subject, emit) => {
    for (const { certificate, detail } of of(subject, 'broken')) {
      emit(subject.where, { name: called(certificate), rule: detail });
    }
  },
  message: ({ name, rule }) => `${name} ${rule}`,
});

export const irregular = defineCheck<ChainSubject, { name: string; rule: string }>({
  id: 'certificate/irregular',
  severity: 'warning',
  title: 'A certificate breaks a rule that some software enforces',
  why: 'Not every client looks at it; what Mac OS X makes of it is not documented.',
  fix: 'Issue the certificate again when there is an occasion; test it on a Mac until then.',
  cite: [rfc5280('4', 'Says what a certificate must and must not hold.')],
  applies: isRead,
  judge: ({ path, where }, emit) => {
    for (const { certificate, anchor } of path) {
      // Who trusts a certificate takes it as it is.
      for (const { weight, says, section } of anchor ? [] : certificate.defects) {
        const rule = `${says} (RFC 5280, section ${section})`;
        if (weight === 'odd') emit(where, { name: called(certificate), rule });
      }
    }
  },
  message: ({ name, rule }) => `${name} ${rule}`,
});

export const issuerNotCa = defineCheck<ChainSubject, { ca: string; version: number }>({
  id: 'certificate/issuer-not-ca',
  severity: 'error',
  title: 'A certificate of the chain was issued by one that is no CA',
  why: 'Otherwise the owner of any certificate could issue others for any name.',
  fix: 'Issue the certificate with a CA, or have that CA certificate issued again with the CA flag.',
  cite: [rfc5280('6.1.4 k', 'Above the first certificate there must be CAs by their basic constraints.'), APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    for (const { certificate } of of(subject, 'not-a-ca')) {
      emit(subject.where, { ca: called(certificate), version: certificate.version });
    }
  },
  message: ({ ca, version }) =>
    `the issuer ${ca} is no CA${version < 3 ? `, as a certificate of version ${version} cannot say that it is` : ''}`,
});

export const issuerMayNotSign = defineCheck<ChainSubject, { ca: string }>({
  id: 'certificate/issuer-may-not-sign',
  severity: 'error',
  title: 'The key usage of a CA does not allow it to sign certificates',
  why: 'Mac OS X wants keyCertSign in each CA of the chain that has a key usage.',
  fix: 'Have the certificate of that CA issued again with the key usage keyCertSign.',
  cite: [rfc5280('6.1.4 n', 'A key usage, if there is one, must hold keyCertSign.'), APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    for (const { certificate } of of(subject, 'may-not-sign')) emit(subject.where, { ca: called(certificate) });
  },
  message: ({ ca }) => `the key usage of the CA ${ca} does not hold keyCertSign`,
});

export const pathTooLong = defineCheck<ChainSubject, { ca: string; limit: string }>({
  id: 'certificate/path-too-long',
  severity: 'error',
  title: 'There are more CAs in the chain than one of them allows',
  why: 'A CA says how many others may stand below it, and Mac OS X counts.',
  fix: 'Issue the certificate with a CA that stands higher, or raise the limit of that CA.',
  cite: [rfc5280('4.2.1.9', 'The path length limits how many CAs may follow.'), APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    for (const { certificate, detail } of of(subject, 'path-too-long')) {
      emit(subject.where, { ca: called(certificate), limit: detail });
    }
  },
  message: ({ ca, limit }) =>
    `below the CA ${ca} there may be ${limit === '0' ? 'no other CA' : `at most ${limit} CAs`}, and there are more`,
});

type Forbidden = { name: string; ca: string; forbidden: string; releases: readonly string[] };

export const outsideNameConstraint = defineCheck<ChainSubject, Forbidden>({
  id: 'certificate/outside-name-constraint',
  severity: 'error',
  title: 'A CA may not issue certificates for that name',
  why: 'The CA is limited to some names. Clients that know name constraints refuse the certificate; Mac OS X does from 10.7 on.',
  fix: 'Issue it with a CA that may issue for this name.',
  cite: [rfc5280('4.2.1.10', 'Names below a CA with name constraints must lie within them.'), APPLE_EXTENSIONS],
  applies: isRead,
  judge: (subject, emit) => {
    const { releases: all, mtls } = subject.want;
    const releases = mtls ? all : since(all, '10.7');
    if (releases.length === 0) return;
    for (const { certificate, detail, by } of of(subject, 'forbidden-name')) {
      emit(subject.where, { name: called(certificate), ca: called(by!), forbidden: detail, releases });
    }
  },
  message: ({ name, ca, forbidden }) => `the CA ${ca} may not issue ${name} for ${forbidden}`,
});

export const unknownCriticalExtension = defineCheck<ChainSubject, { name: string; extensions: string }>({
  id: 'certificate/unknown-critical-extension',
  severity: 'error',
  title: 'A certificate has a critical extension that nobody knows',
  why: 'Critical means: refuse the certificate if you do not understand this. Mac OS X does so.',
  fix: 'Have the certificate issued again without the extension, or with it not critical.',
  cite: [rfc5280('4.2', 'A critical extension that is not recognized makes the certificate unusable.'), APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    for (const { certificate, detail } of of(subject, 'unknown-critical')) {
      emit(subject.where, { name: called(certificate), extensions: shown(detail) });
    }
  },
  message: ({ name, extensions }) => `${name} has the critical extension ${extensions}, which is not known`,
});
