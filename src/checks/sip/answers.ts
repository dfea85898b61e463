import type { ServerObservation, SipSeen } from '../../core/server.ts';
import { challenges, responseOf, type Challenge, type SipResponse } from '../../wire/sip/index.ts';

/** A request that was answered, and the answer. */
export interface Answered {
  readonly seen: SipSeen & { readonly status: 'response' };
  readonly response: SipResponse;
}

/** The answers that can be read, in order. */
export function answersOf(server: ServerObservation): Answered[] {
  return server.sip.flatMap((seen) => {
    if (seen.status !== 'response') return [];
    const response = responseOf(seen.text);
    return response ? [{ seen, response }] : [];
  });
}

/** The first answer that asks for credentials; without one the first of all. Later ones were drawn by trying otherwise. */
export function decisive(server: ServerObservation): Answered | undefined {
  const answers = answersOf(server);
  return answers.find(({ response }) => isChallenge(response)) ?? answers[0];
}

/** [MS-SIP] shows 407, [MS-SIPAE] 401; servers may send either. */
export function isChallenge({ status }: SipResponse): boolean {
  return status === 401 || status === 407;
}

/** The challenges of a server that Messenger for Mac 6.0 can answer. */
export function ofMessenger(offered: readonly Challenge[]): Challenge[] {
  return offered.filter(({ scheme }) => scheme === 'NTLM' || scheme === 'Kerberos');
}

export function challengesOf(server: ServerObservation): Challenge[] {
  const answer = decisive(server);
  return answer && isChallenge(answer.response) ? challenges(answer.response) : [];
}
