import type { ServerObservation, SessionSeen } from '../../core/server.ts';
import { suiteName, versionName } from '../../wire/tls/suites.ts';
import { macs } from '../certificate/releases.ts';
import { defineCheck } from '../define.ts';
import { canTalk, kindsOf } from './releases.ts';
import { SECURE_TRANSPORT, TLS_ALERTS } from './sources.ts';
import { isAccepted, isGreeted, refusalOf, type ServerSubject } from './subject.ts';

type Args = { server: string; releases: readonly string[]; because: string; takes: string };

/** TLS 1.3 shows in a session alone: our hellos end with 1.2, for it hides the certificate. */
function sessionOf({ session }: ServerObservation): SessionSeen | undefined {
  return session && 'engine' in session ? session : undefined;
}

export const tooNewForMacs = defineCheck<ServerSubject, Args>({
  id: 'server/too-new-for-macs',
  severity: 'error',
  title: 'The server takes newer clients only, and refuses Macs of the fleet',
  why: 'Up to Mac OS X 10.4.7 there is RC4, 3DES and DES, and no AES; up to 10.8 there is TLS 1.0 at most. A server that was hardened takes these no more.',
  fix: 'Allow TLS 1.0 with RC4-SHA or 3DES-SHA (10.3 to 10.4.7) or AES-SHA (10.4.8 and later) at the server, or bring the Macs up to date.',
  cite: [SECURE_TRANSPORT, TLS_ALERTS],
  applies: (subject) => isGreeted(subject) && !subject.want.mtls,
  judge: (subject, emit) => {
    const { server, want, where, name } = subject;
    // Where nobody gets in, that is what is wrong.
    if (refusalOf(subject)) return;
    const refused = want.releases.flatMap((release) => {
      const answers = kindsOf(release).map((kind) => canTalk(server, kind));
      const refusals = answers.filter(({ can }) => can === 'no');
      const [refusal] = refusals;
      if (!refusal) return [];
      // Only 10.4 has two generations, and what takes the older one takes the newer.
      const which = refusals.length === answers.length ? release : `${release} to 10.4.7`;
      return [{ release: which, because: refusal.because }];
    });
    const [first] = refused;
    if (!first) return;
    const taken = server.hellos.find(isAccepted) ?? sessionOf(server);
    if (!taken) return;
    emit(where, {
      server: name,
      releases: refused.map(({ release }) => release),
      because: first.because,
      takes: `${versionName(taken.version)} with ${suiteName(taken.suite)}`,
    });
  },
  message: ({ server, releases, because, takes }) =>
    `${server} refuses ${macs(releases)}: ${because}; newer clients get ${takes}`,
});
