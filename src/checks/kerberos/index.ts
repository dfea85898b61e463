import type { Outcome } from '../../core/finding.ts';
import type { KerberosObservation } from '../../core/kerberos.ts';
import type { Observation } from '../../core/observation.ts';
import type { Check } from '../define.ts';
import { runChecks } from '../run.ts';
import {
  clockSkew,
  kdcSilent,
  notAKdc,
  serviceUnavailable,
  someKdcsSilent,
  tcpBlocked,
  udpBlocked,
  wrongRealm,
} from './kdcs.ts';
import { kdcWithoutAddress, realmNotUpperCase, srvMissing, srvTcpMissing, srvUdpMissing } from './records.ts';
import type { KerberosSubject } from './subject.ts';

/** Everything that can be wrong with a Kerberos realm, as a Mac would find it. */
export const KERBEROS_CHECKS: readonly Check<KerberosSubject>[] = [
  clockSkew,
  kdcSilent,
  kdcWithoutAddress,
  notAKdc,
  realmNotUpperCase,
  serviceUnavailable,
  someKdcsSilent,
  srvMissing,
  srvTcpMissing,
  srvUdpMissing,
  tcpBlocked,
  udpBlocked,
  wrongRealm,
];

export function kerberosOutcomes(kerberos: KerberosObservation, seen: Observation): Outcome[] {
  return runChecks(KERBEROS_CHECKS, { kerberos, seen });
}
