import { hostPort, type ServerObservation } from '../../core/server.ts';
import { diagnostics, valueOf, warnings, type SipResponse } from '../../wire/sip/index.ts';
import { defineCheck } from '../define.ts';
import { answersOf, decisive, isChallenge } from './answers.ts';
import { addedBy, lineOf } from './said.ts';
import { EXPERIENCE, MS_DIAGNOSTICS } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

/** ErrorIds of the client version filter. */
const FILTER_IDS = new Set([17_002, 17_003, 17_004]);
/** The same as Warning, by an agent of this name. */
const FILTER_WARNINGS = new Set([310, 313]);
const WARNING_AGENT = 'lcs.microsoft.com';

/** True if a 403 says that it is about the client's version, or another client was not met with it. */
export function isVersionFilter(server: ServerObservation): boolean {
  const answers = answersOf(server);
  const [first] = answers;
  if (first?.response.status !== 403) return false;
  return (
    answers.some(({ response }) => response.status === 403 && namesFilter(response)) ||
    answers.some(({ seen, response }) => seen.userAgent !== first.seen.userAgent && isChallenge(response))
  );
}

function namesFilter(response: SipResponse): boolean {
  return (
    diagnostics(response).some(({ id }) => FILTER_IDS.has(id)) ||
    warnings(response).some(
      ({ code, agent }) => FILTER_WARNINGS.has(code) && agent.toLowerCase().startsWith(WARNING_AGENT),
    )
  );
}

export const versionFiltered = defineCheck<
  SipSubject,
  { server: string; agent: string; other: string | null; answer: string; added: string | null }
>({
  id: 'sip/version-filtered',
  severity: 'warning',
  title: 'The server refuses clients by their version',
  why: 'Office Communications Server can filter clients by what they call themselves, before it asks for credentials. Whether Messenger for Mac gets through cannot be seen from here, for it calls itself otherwise than msgrctl.',
  fix: 'Look at the client version filter of the server, and let Messenger for Mac through.',
  cite: [
    {
      source: 'microsoft',
      where: 'Office Communications Server 2007 R2, Client Version Filter',
      says: 'the filter reads the User-Agent; it allows, blocks, or blocks with a link',
    },
    MS_DIAGNOSTICS,
  ],
  applies: ({ server }) => answersOf(server).length > 0,
  judge: (subject, emit) => {
    const { server } = subject;
    if (!isVersionFilter(server)) return;
    const answers = answersOf(server);
    const { seen, response } = answers.find((answer) => namesFilter(answer.response)) ?? answers[0]!;
    const passed = answers.find((answer) => isChallenge(answer.response));
    emit(placeOf(subject), {
      server: hostPort(server),
      agent: seen.userAgent,
      other: passed?.seen.userAgent ?? null,
      answer: lineOf(response),
      added: addedBy(response) ?? null,
    });
  },
  message: ({ server, agent, other, answer, added }) =>
    `${server} answers the client "${agent}" with ${answer}${added === null ? '' : ` (${added})`}${other === null ? '' : `, and lets "${other}" in`}`,
});

export const enhancedPresenceServer = defineCheck<SipSubject, { server: string; because: string }>({
  id: 'sip/enhanced-presence-server',
  severity: 'warning',
  title: 'The server is an Office Communications Server or newer',
  why: 'Messenger for Mac 6.0 is made for Live Communications Server 2005. From experience, users who were moved to the enhanced presence of OCS 2007 cannot sign in with it: they read that the service is not available, though the password was taken.',
  fix: 'Keep users of Messenger 6.0 off enhanced presence, or give them Messenger 7.',
  cite: [
    MS_DIAGNOSTICS,
    {
      source: 'msgrctl',
      where: 'a report from the field on Messenger 6.0.3 and OCS 2007',
      says: 'users with enhanced presence were not let in; those without were',
    },
    EXPERIENCE,
  ],
  // A refusal says enough by itself.
  applies: ({ server }) => {
    const answer = decisive(server);
    return answer !== undefined && isChallenge(answer.response);
  },
  judge: (subject, emit) => {
    const { response } = decisive(subject.server)!;
    const because = signOfOcs(response);
    if (because !== undefined) emit(placeOf(subject), { server: hostPort(subject.server), because });
  },
  message: ({ server, because }) =>
    `${server} ${because}, as no Live Communications Server does: users with enhanced presence cannot sign in`,
});

/** LCS 2005 has no ms-diagnostics; RTC/4.0 to 6.0 are Lync 2010 to 2015, and 3.x is OCS. */
function signOfOcs(response: SipResponse): string | undefined {
  const server = valueOf(response, 'server') ?? '';
  const generation = /^RTC\/(\d{1,3})(?:\.\d{1,3})?/i.exec(server);
  if (generation && Number(generation[1]) >= 3) return `calls itself ${generation[0]}`;
  return diagnostics(response).length > 0 ? 'sends ms-diagnostics' : undefined;
}
