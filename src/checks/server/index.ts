import type { Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { ServerObservation } from '../../core/server.ts';
import type { Check } from '../define.ts';
import { runChecks } from '../run.ts';
import { clearText } from './clear-text.ts';
import { noAddress, portRefused, portTimeout, someAddressesDead, unreachable } from './connection.ts';
import { http, notTls, plainSip } from './not-tls.ts';
import {
  handshakeTimeout,
  helloMalformed,
  noSuiteInCommon,
  refusesVersion,
  refusesWithAlert,
  resetInHandshake,
} from './refused.ts';
import { certificateRequested, sessionFailed } from './session.ts';
import { serverSubject, type ServerSubject } from './subject.ts';
import { tooNewForMacs } from './too-new.ts';
import { exportSuite, ssl3 } from './weak.ts';

const CONNECTION_CHECKS: readonly Check<ServerSubject>[] = [
  clearText,
  noAddress,
  portRefused,
  portTimeout,
  someAddressesDead,
  unreachable,
];

const TLS_CHECKS: readonly Check<ServerSubject>[] = [
  certificateRequested,
  exportSuite,
  handshakeTimeout,
  helloMalformed,
  http,
  noSuiteInCommon,
  notTls,
  plainSip,
  refusesVersion,
  refusesWithAlert,
  resetInHandshake,
  sessionFailed,
  ssl3,
  tooNewForMacs,
];

/** Everything that can be wrong with a server before SIP begins. */
export const SERVER_CHECKS: readonly Check<ServerSubject>[] = [...CONNECTION_CHECKS, ...TLS_CHECKS];

/** Ids of the checks on the connection below TLS. */
export const CONNECTION_IDS: ReadonlySet<string> = new Set(CONNECTION_CHECKS.map(({ info }) => info.id));

/** Judges one transport of one server. */
export function serverOutcomes(server: ServerObservation, seen: Observation): Outcome[] {
  return runChecks(SERVER_CHECKS, serverSubject(server, seen));
}
