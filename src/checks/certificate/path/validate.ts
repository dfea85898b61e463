import type { Certificate } from '../../../wire/x509/index.ts';
import type { Path } from './build.ts';
import { forbiddenName } from './name-constraints.ts';

/** One rule of RFC 5280, section 6.1, that a path breaks. */
export interface Fault {
  readonly kind:
    | 'expired'
    | 'not-yet-valid'
    | 'not-a-ca'
    | 'may-not-sign'
    | 'path-too-long'
    | 'forbidden-name'
    | 'unknown-critical'
    | 'broken';
  /** Which certificate of the path: 0 is the server's own. */
  readonly at: number;
  readonly certificate: Certificate;
  /** The name, the extensions, or the rule that is broken. */
  readonly detail: string;
  /** For `path-too-long` and `forbidden-name`: the CA that set the limit. */
  readonly by?: Certificate;
}

const NAME_CONSTRAINTS = '4.2.1.10';

/**
 * What is wrong with a path whose signatures are true, at a time (milliseconds). Policies and revocation are left out. The
 * anchor counts as a certificate: Mac OS X looks at its dates, constraints and extensions, too (Apple, libsecurity_apple_x509_tp,
 * TPCertInfo.cpp and tpPolicies.cpp), but takes it for a CA where it has no basic constraints.
 */
export function faultsOf(path: Path, at: number): Fault[] {
  // A certificate is valid to the end of its last second.
  const second = Math.floor(at / 1000) * 1000;
  const faults: Fault[] = [];
  const certificates = path.map(({ certificate }) => certificate);
  for (const [i, certificate] of certificates.entries()) {
    const add = (kind: Fault['kind'], detail = '', by?: Certificate): void => {
      faults.push({ kind, at: i, certificate, detail, ...(by ? { by } : {}) });
    };
    const isAnchor = path[i]!.anchor !== undefined;
    if (second > certificate.notAfter) add('expired');
    if (second < certificate.notBefore) add('not-yet-valid');
    if (certificate.unknownCritical.length > 0) add('unknown-critical', certificate.unknownCritical.join(', '));
    for (const { weight, says, section } of certificate.defects) {
      // Who trusts a root takes it as it is, but its limits must be understood.
      if (weight === 'broken' && (!isAnchor || section === NAME_CONSTRAINTS)) {
        add('broken', `${says} (RFC 5280, section ${section})`);
      }
    }
    if (i > 0) {
      if (!isCa(certificate, isAnchor)) add('not-a-ca');
      else if (certificate.keyUsage && !certificate.keyUsage.includes('keyCertSign')) add('may-not-sign');
      else if (isTooLong(certificates, i)) add('path-too-long', String(certificate.basicConstraints!.pathLength));
    }
    if (i > 0 && certificate.selfIssued) continue;
    for (const ca of certificates.slice(i + 1)) {
      const name = forbiddenName(certificate, ca);
      if (name !== undefined) add('forbidden-name', name, ca);
    }
  }
  return faults;
}

function isCa({ version, basicConstraints }: Certificate, isAnchor: boolean): boolean {
  if (basicConstraints && version === 3) return basicConstraints.ca;
  return isAnchor;
}

/** Self-issued certificates and the server's own do not count (RFC 5280, section 4.2.1.9). */
function isTooLong(certificates: readonly Certificate[], i: number): boolean {
  const limit = certificates[i]!.basicConstraints?.pathLength;
  return limit !== undefined && certificates.slice(1, i).filter(({ selfIssued }) => !selfIssued).length > limit;
}
