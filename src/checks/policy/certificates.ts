import { fromBase64 } from '../../wire/base64.ts';
import { DerError } from '../../wire/der/index.ts';
import { readCertificate, type Certificate } from '../../wire/x509/index.ts';
import type { Location } from '../../core/location.ts';
import { placeOf, type Policy } from '../../policy/load.ts';
import { before, macs } from '../certificate/releases.ts';
import { APPLE_CURVES, APPLE_DATES, APPLE_HASHES, GUIDE_INSTALL } from '../certificate/sources.ts';
import { defineCheck, type Check } from '../define.ts';

/** A file that a policy names under `certificates`: what is in it, DER in base64, or why it cannot be used. */
export type PolicyCertificateFile =
  | { readonly name: string; readonly ders: readonly string[] }
  | { readonly name: string; readonly unreadable: string };

export interface PolicyCertificatesSubject {
  readonly policy: Policy;
  /** In the order of the policy. */
  readonly files: readonly PolicyCertificateFile[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

interface Named {
  readonly name: string;
  readonly where: Location;
  readonly certificate: Certificate;
}

const isThere = ({ files }: PolicyCertificatesSubject): boolean => files.length > 0;

/** Every certificate of every file that could be read. */
function all({ policy, files }: PolicyCertificatesSubject): Named[] {
  return files.flatMap((file, i) =>
    'ders' in file
      ? file.ders.flatMap((der) => {
          const certificate = tryRead(der);
          return certificate ? [{ name: file.name, where: placeOf(policy, 'certificates', i), certificate }] : [];
        })
      : [],
  );
}

/** Undefined for what others read and we do not: that is no reason to refuse a policy. */
function tryRead(der: string): Certificate | undefined {
  try {
    return readCertificate(fromBase64(der));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

const unreadable = defineCheck<PolicyCertificatesSubject, { name: string; reason: string }>({
  id: 'policy/certificate-unreadable',
  severity: 'error',
  title: 'A certificate that the policy names cannot be used',
  why: 'The scripts install it on every Mac; without it no script can be made, and no Mac trusts the server.',
  fix: 'Put the root certificate of your CA beside the policy, as PEM or DER and without its key.',
  cite: [GUIDE_INSTALL],
  applies: isThere,
  judge: ({ policy, files }, emit) => {
    for (const [i, file] of files.entries()) {
      if ('unreadable' in file) {
        emit(placeOf(policy, 'certificates', i), { name: file.name, reason: file.unreadable });
      }
    }
  },
  message: ({ reason }) => reason,
});

const expired = defineCheck<PolicyCertificatesSubject, { name: string; subject: string; until: string }>({
  id: 'policy/certificate-expired',
  severity: 'error',
  title: 'A certificate that the policy installs has expired',
  why: 'A Mac looks at the dates of a root as well: nothing that it issued is trusted any more.',
  fix: 'Name the new root certificate of your CA.',
  cite: [APPLE_DATES],
  applies: isThere,
  judge: (subject, emit) => {
    for (const { name, where, certificate } of all(subject)) {
      const until = new Date(certificate.notAfter).toISOString().slice(0, 10);
      if (until < subject.today) emit(where, { name, subject: certificate.subject.text, until });
    }
  },
  message: ({ name, subject, until }) => `${name}: ${subject} expired on ${until}`,
});

const notARoot = defineCheck<PolicyCertificatesSubject, { name: string; subject: string; issuer: string }>({
  id: 'policy/certificate-not-a-root',
  severity: 'warning',
  title: 'A certificate that the policy installs is not a root',
  why: 'The scripts install it as an anchor. The server sends intermediate certificates itself; whether old Macs end a chain at one that is not issued by itself is not documented.',
  fix: 'Name the root certificate at the top of the chain: the one whose issuer is itself.',
  cite: [GUIDE_INSTALL],
  applies: isThere,
  judge: (subject, emit) => {
    for (const { name, where, certificate } of all(subject)) {
      if (certificate.selfIssued) continue;
      emit(where, { name, subject: certificate.subject.text, issuer: certificate.issuer.text });
    }
  },
  message: ({ name, subject, issuer }) => `${name}: ${subject} is no root, but issued by ${issuer}`,
});

const tooNew = defineCheck<PolicyCertificatesSubject, { name: string; what: string; releases: readonly string[] }>({
  id: 'policy/certificate-too-new-for-macs',
  severity: 'error',
  title: 'Macs of the fleet cannot use a certificate that the policy installs',
  why: 'Mac OS X 10.3 verifies no SHA-2, and takes a root only if its own signature verifies; elliptic curves came with 10.6.',
  fix: 'Have the CA make a root with RSA and SHA-1 for these Macs, or leave the releases out of the fleet.',
  cite: [APPLE_HASHES, APPLE_CURVES],
  applies: (subject) => isThere(subject) && subject.policy.data.fleet?.macos !== undefined,
  judge: (subject, emit) => {
    const fleet = subject.policy.data.fleet?.macos ?? [];
    for (const { name, where, certificate } of all(subject)) {
      const { key, signatureAlgorithm: signature } = certificate;
      const isSha2 = signature.hash !== undefined && /^sha(?:2|3|5)/.test(signature.hash);
      const [what, releases] =
        key.kind === 'ec' ? [key.text, before(fleet, '10.6')] : [signature.text, isSha2 ? before(fleet, '10.4') : []];
      if (releases.length > 0) emit(where, { name, what, releases });
    }
  },
  message: ({ name, what, releases }) => `${name}: ${what}, which ${macs(releases)} cannot use`,
});

/** Checks on the files that a policy names under `certificates`. */
export const POLICY_CERTIFICATE_CHECKS: readonly Check<PolicyCertificatesSubject>[] = [
  expired,
  notARoot,
  tooNew,
  unreadable,
];
