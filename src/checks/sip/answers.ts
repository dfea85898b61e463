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

/** About what is registered and where, not about how the request is written: another request does not take these back. */
const ABOUT_REGISTERING: ReadonlySet<number> = new Set([403, 404, 405, 408, 410, 480]);

/**
 * The answer that counts: the first REGISTER that was asked for credentials, under whatever name it came. Failing that, an
 * OPTIONS that was, if the server only found fault with the REGISTER itself. Failing that, the first.
 */
export function decisive(server: ServerObservation): Answered | undefined {
  const answers = answersOf(server);
  const [first] = answers;
  const challenged = answers.filter(({ response }) => isChallenge(response));
  const registering = challenged.find(({ seen }) => seen.method === 'REGISTER');
  if (registering) return registering;
  return first && ABOUT_REGISTERING.has(first.response.status) ? first : (challenged[0] ?? first);
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
