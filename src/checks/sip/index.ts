import type { Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { ServerObservation } from '../../core/server.ts';
import type { Check } from '../define.ts';
import { runChecks } from '../run.ts';
import { spnMalformed, targetnameDiffers } from './names.ts';
import { redirected, redirectMalformed, redirectToItself } from './redirects.ts';
import { REFUSAL_CHECKS } from './refusals.ts';
import {
  authenticationOff,
  challengeMalformed,
  kerberosOnly,
  noScheme,
  noSchemeForMessenger,
  ntlmOnly,
} from './schemes.ts';
import { SILENCE_CHECKS } from './silence.ts';
import { answerSloppy, clockSkew, noDate } from './skew.ts';
import type { SipSubject } from './subject.ts';
import { enhancedPresenceServer, versionFiltered } from './version.ts';

/** Everything that can be wrong with what a server answers to a SIP request without credentials. */
export const SIP_CHECKS: readonly Check<SipSubject>[] = [
  ...SILENCE_CHECKS,
  ...REFUSAL_CHECKS,
  answerSloppy,
  authenticationOff,
  challengeMalformed,
  clockSkew,
  enhancedPresenceServer,
  kerberosOnly,
  noDate,
  noScheme,
  noSchemeForMessenger,
  ntlmOnly,
  redirected,
  redirectMalformed,
  redirectToItself,
  spnMalformed,
  targetnameDiffers,
  versionFiltered,
];

export function sipOutcomes(server: ServerObservation, seen: Observation): Outcome[] {
  return runChecks(SIP_CHECKS, { server, seen });
}
