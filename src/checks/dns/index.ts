import type { CheckInfo, Outcome } from '../../core/finding.ts';
import type { DomainObservation, Observation } from '../../core/observation.ts';
import type { Check } from '../define.ts';
import { merged, runChecks } from '../run.ts';
import { FAILURE_CHECKS, tcpBlocked, unansweredAside } from './failures.ts';
import { addressUnusable, aliasBroken, serverWithoutAddress } from './hosts.ts';
import { nameLocal } from './local.ts';
import {
  domainMissing,
  domainWithoutRecords,
  fallbackOnlyByWildcard,
  foundByName,
  srvMissing,
  srvNoData,
  srvOnlyFederation,
  wildcard,
} from './missing.ts';
import { breaksStrictNaming, targetElsewhere, targetNotSip } from './naming-checks.ts';
import { ownerIsAlias, srvSeveral, srvTcpOnly, ttlLong, ttlZero, weightUnbalanced, wrongPort } from './records.ts';
import type { DnsSubject } from './subject.ts';
import { targetIpv6Only, targetIsAlias, targetIsDot, targetMalformed, targetWithoutAddress } from './targets.ts';
import { onlyInSomeViews, viewsDiffer, type ViewsSubject } from './views.ts';

/** Checks on a SIP domain as one DNS server has it. */
const VIEW_CHECKS: readonly Check<DnsSubject>[] = [
  ...FAILURE_CHECKS,
  addressUnusable,
  aliasBroken,
  breaksStrictNaming,
  domainMissing,
  domainWithoutRecords,
  fallbackOnlyByWildcard,
  foundByName,
  nameLocal,
  ownerIsAlias,
  serverWithoutAddress,
  srvMissing,
  srvNoData,
  srvOnlyFederation,
  srvSeveral,
  srvTcpOnly,
  targetElsewhere,
  targetIpv6Only,
  targetIsAlias,
  targetIsDot,
  targetMalformed,
  targetNotSip,
  targetWithoutAddress,
  tcpBlocked,
  ttlLong,
  ttlZero,
  unansweredAside,
  weightUnbalanced,
  wildcard,
  wrongPort,
];

const VIEWS_CHECKS: readonly Check<ViewsSubject>[] = [onlyInSomeViews, viewsDiffer];

/** Everything that can be wrong with a SIP domain in the DNS. */
export const DNS_CHECKS: readonly { readonly info: CheckInfo }[] = [...VIEW_CHECKS, ...VIEWS_CHECKS];

/** Judges a SIP domain: as each DNS server has it, and the servers against each other. */
export function dnsOutcomes(domain: DomainObservation, seen: Observation): Outcome[] {
  const views = domain.views.map((view) => runChecks(VIEW_CHECKS, { domain: domain.domain, view, seen }));
  return [...merged(views), ...runChecks(VIEWS_CHECKS, { domain, seen })];
}
