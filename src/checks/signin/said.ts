import type { Observation } from '../../core/observation.ts';
import { hostPort, type ServerObservation } from '../../core/server.ts';
import { fromBase64 } from '../../wire/base64.ts';
import { suiteName, versionName } from '../../wire/tls/suites.ts';
import { readCertificate } from '../../wire/x509/index.ts';
import { candidates } from '../dns/candidates.ts';
import { offered } from '../sip/offered.ts';

/** What is told of a step that is fine. */

export function saidOfDns(seen: Observation): string {
  const { domains, want } = seen;
  const [first] = domains;
  const [view] = first?.views ?? [];
  if (want.mode === 'manual') {
    const host = want.server?.host ?? '';
    return first ? `${host} has an address` : `${host} needs no look-up`;
  }
  const picked = first && view ? candidates(first, view, want).find((each) => each.picked) : undefined;
  if (!picked) return 'the records are fine';
  return picked.via === 'srv' ? `${picked.name} leads to ${hostPort(picked)}` : `${picked.name} has an address`;
}

export function saidOfConnection({ connects }: ServerObservation): string {
  const open = connects.filter(({ status }) => status === 'open');
  const [first] = open;
  const others = open.length > 1 ? `, and ${open.length - 1} more` : '';
  return first ? `${first.address} takes connections${others} (${Math.round(first.milliseconds)} ms)` : 'it is open';
}

export function saidOfTls({ session, hellos }: ServerObservation): string {
  if (session && 'engine' in session) return `${versionName(session.version)} with ${suiteName(session.suite)}`;
  const hello = hellos.find(({ status }) => status === 'server-hello');
  return hello?.status === 'server-hello'
    ? `${versionName(hello.version)} with ${suiteName(hello.suite)}`
    : 'the handshake is fine';
}

export function saidOfCertificate(source: string, { chains }: Observation): string {
  const [leaf] = chains.find((chain) => chain.source === source)?.presented ?? [];
  if (leaf === undefined) return 'trusted';
  const { notAfter } = readCertificate(fromBase64(leaf));
  return `trusted, and valid until ${new Date(notAfter).toISOString().slice(0, 10)}`;
}

export function saidOfSip(server: ServerObservation): string {
  const offer = offered(server);
  return offer && offer.schemes.length > 0 ? `it asks for credentials: ${offer.schemes.join(', ')}` : 'it answers';
}

export function saidOfKerberos({ kerberos }: Observation): string {
  const answered = new Set((kerberos?.kdcs ?? []).filter(({ status }) => status === 'reply').map(({ host }) => host));
  return `${[...answered].join(', ')} ${answered.size === 1 ? 'answers' : 'answer'}, and the clocks agree`;
}
