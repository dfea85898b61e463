import type { Outcome } from '../../core/finding.ts';
import type { Rung, RungName } from '../../core/report.ts';
import { CONNECTION_IDS } from '../server/index.ts';
import { authenticationRung } from './authentication.ts';
import { saidOfCertificate, saidOfDns, saidOfKerberos, saidOfConnection, saidOfSip, saidOfTls } from './said.ts';
import { isOfOneRecord, ofOtherKdcs } from './harmless.ts';
import { releasesLeft, standing, type Harmless } from './status.ts';
import { boxIsSet, type SignInSubject } from './subject.ts';
import { isReachable } from './reach.ts';
import { findingsIn, outcomesIn, type Way } from './way.ts';

const isConnection = ({ check }: Outcome): boolean => CONNECTION_IDS.has(check);

/** The steps of a sign-in, in the order of a Mac, each with what was seen of it. */
export function ladderOf(way: Way, outcomes: readonly Outcome[], subject: SignInSubject): Rung[] {
  const { seen } = subject;
  const { want } = seen;
  const server = way.server?.server;
  const reached = server?.connects.some(({ status }) => status === 'open') ?? false;
  const overTls = server?.transport === 'tls';
  const ofServers = outcomesIn(way.servers, 'server');
  let releases: readonly string[] = want.releases;
  const rung = (name: RungName, some: readonly Outcome[], ok: () => string, harmless?: Harmless): Rung => {
    const { status, said } = standing(some, releases, harmless);
    // Each step may stop some releases; where together they stop all, nobody signs in.
    if (status !== 'fails') releases = releasesLeft(findingsIn(some), releases, harmless);
    const entity =
      name === 'dns' ? way.domains[0]?.target : name === 'kerberos' ? way.kerberos?.target : way.server?.target;
    return { name, ...(entity === undefined ? {} : { entity }), status, said: said ?? ok() };
  };
  return [
    rung('dns', dnsOf(way), () => saidOfDns(seen), reachedIn(way) ? isOfOneRecord : undefined),
    server
      ? rung('connection', ofServers.filter(isConnection), () => saidOfConnection(server))
      : notReached('connection', 'no server is known'),
    !reached || !server
      ? notReached('tls', 'no connection')
      : overTls
        ? rung(
            'tls',
            ofServers.filter((outcome) => !isConnection(outcome)),
            () => saidOfTls(server),
          )
        : overTcp(way, want.releases),
    certificateRung(),
    server && server.sip.length > 0
      ? unlessFiltered(
          rung('sip', outcomesIn(way.servers, 'sip'), () => saidOfSip(way.home!.server!)),
          outcomesIn(way.servers, 'sip'),
        )
      : notReached('sip', reached ? 'no session' : 'no connection'),
    authenticationRung(subject, outcomes),
    way.kerberos
      ? rung(
          'kerberos',
          outcomesIn([way.kerberos], 'kerberos'),
          () => saidOfKerberos(seen),
          seen.kerberos ? ofOtherKdcs(seen.kerberos) : undefined,
        )
      : boxIsSet(subject)
        ? { name: 'kerberos', status: 'unknown', said: 'no realm is known to look for' }
        : { name: 'kerberos', status: 'not-needed', said: 'nobody is known to sign in with Kerberos' },
  ];

  function certificateRung(): Rung {
    const judged = outcomesIn(way.servers, 'certificate');
    if (judged.length > 0) return rung('certificate', judged, () => saidOfCertificate(way.server!.target, seen));
    return reached && !overTls
      ? { name: 'certificate', status: 'not-needed', said: 'TCP: the server shows none' }
      : notReached('certificate', reached ? 'the server showed none' : 'no connection');
  }
}

/** A server that refuses msgrctl by its name may take Messenger by its own: nobody knows. */
function unlessFiltered(rung: Rung, outcomes: readonly Outcome[]): Rung {
  const isFiltered = outcomes.some(({ check, status }) => check === 'sip/version-filtered' && status === 'fail');
  return isFiltered && rung.status === 'warns' ? { ...rung, status: 'unknown' } : rung;
}

/** A question that decides and got no answer is an error of its own; others do not keep a Mac from its server. */
function dnsOf({ domains }: Way): Outcome[] {
  return domains.flatMap(({ first = [] }) => first.filter(({ status }) => status !== 'unknown'));
}

/** True if the users of every SIP domain get to a server. */
function reachedIn({ servers }: Way): boolean {
  return servers.length > 0 && servers.every(({ server }) => isReachable(server!));
}

/** TCP because it was asked for, or because TLS cannot be had (guide, Installing on the client). */
function overTcp({ insteadOf }: Way, releases: readonly string[]): Rung {
  if (!insteadOf) return { name: 'tls', status: 'not-needed', said: 'TCP: nothing is encrypted' };
  const { said } = standing(outcomesIn([insteadOf], 'server'), releases);
  const reason = said === undefined ? '' : ` (${said})`;
  return {
    name: 'tls',
    entity: insteadOf.target,
    status: 'warns',
    said: `TLS cannot be had${reason}: Messenger takes TCP without a word, and nothing is encrypted`,
  };
}

function notReached(name: RungName, said: string): Rung {
  return { name, status: 'not-reached', said };
}
