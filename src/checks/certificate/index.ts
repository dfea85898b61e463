import type { ChainObservation } from '../../core/chain.ts';
import type { Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { Check } from '../define.ts';
import { runChecks } from '../run.ts';
import {
  commonNameIgnored,
  ipNotInCertificate,
  nameMismatch,
  sipDomainNotNamed,
  wildcardName,
} from './name-checks.ts';
import { extensionUnknownToMacs, hashTooNew, keyTooLarge, keyTypeTooNew, rsaPss } from './old-macs.ts';
import { orderWrong, superfluous } from './order.ts';
import { rootNotOnMacs } from './root-on-macs.ts';
import {
  irregular,
  issuerMayNotSign,
  issuerNotCa,
  malformed,
  outsideNameConstraint,
  pathTooLong,
  unknownCriticalExtension,
  unreadable,
} from './rules.ts';
import { hashWeak, keyWeak } from './strength.ts';
import { chainSubject, type ChainSubject } from './subject.ts';
import { intermediateMissing, selfSigned, signatureBroken, untrusted } from './trust.ts';
import { notOnTrustedList } from './trusted-list.ts';
import {
  keyUsageWithoutEncipherment,
  serverIsACa,
  usageWithoutClient,
  usageWithoutServer,
  version1,
} from './usage.ts';
import {
  expired,
  expiresWithinADay,
  expiresWithinAMonth,
  expiresWithinAWeek,
  issuerExpired,
  notYetValid,
} from './validity.ts';

/**
 * Checks on certificates: the path to a trusted root by RFC 5280, section 6, without policies and without revocation (Mac OS X
 * 10.4 asks for none by default), and what old Macs add to it.
 */
export const CERTIFICATE_CHECKS: readonly Check<ChainSubject>[] = [
  commonNameIgnored,
  expired,
  expiresWithinADay,
  expiresWithinAMonth,
  expiresWithinAWeek,
  extensionUnknownToMacs,
  hashTooNew,
  hashWeak,
  intermediateMissing,
  ipNotInCertificate,
  irregular,
  issuerExpired,
  issuerMayNotSign,
  issuerNotCa,
  keyTooLarge,
  keyTypeTooNew,
  keyUsageWithoutEncipherment,
  keyWeak,
  malformed,
  nameMismatch,
  notOnTrustedList,
  notYetValid,
  orderWrong,
  outsideNameConstraint,
  pathTooLong,
  rootNotOnMacs,
  rsaPss,
  selfSigned,
  serverIsACa,
  signatureBroken,
  sipDomainNotNamed,
  superfluous,
  unknownCriticalExtension,
  unreadable,
  untrusted,
  usageWithoutClient,
  usageWithoutServer,
  version1,
  wildcardName,
];

/** Judges a chain as it was seen, at the time at which it was seen. */
export function certificateOutcomes(chain: ChainObservation, o: Observation): Outcome[] {
  return runChecks(CERTIFICATE_CHECKS, chainSubject(chain, o));
}
