import type { DnsAnswer, DnsRecord, DnsView } from '../../core/dns.ts';
import type { Failure } from '../../core/failure.ts';
import type { KerberosObservation } from '../../core/kerberos.ts';
import type { Observation, Want } from '../../core/observation.ts';
import type { HelloSeen, ServerObservation, SessionSeen, SipSeen } from '../../core/server.ts';
import { netbios } from './label.ts';
import type { Names } from './names.ts';
import { netText, prose } from './net.ts';
import { path } from './path.ts';
import type { Vocabulary } from './redacted.ts';

/** Makes a KDC's reply anew, with other realms (base64 in, base64 out). */
export type RemakeReply = (reply: string, realmOf: (realm: string) => string) => string;

/**
 * What was seen of a network, with other names. Certificates cannot be rewritten, for they are signed: they are left out, and
 * with them what checks would say of them.
 */
export function redactObservation(
  seen: Observation,
  names: Names,
  { clients }: Vocabulary,
  remake: RemakeReply,
): Observation {
  const { target, want, domains, servers, kerberos } = seen;
  return {
    ...seen,
    target: target.includes('/') ? path(target, names) : netText(target, names),
    want: redactWant(want, names, clients),
    domains: domains.map(({ domain, views }) => ({
      domain: netText(domain, names),
      views: views.map((view) => redactView(view, names)),
    })),
    servers: servers.map((server) => redactServer(server, names)),
    chains: [],
    ...(kerberos ? { kerberos: redactKerberos(kerberos, names, remake) } : {}),
  };
}

export function holdsCertificates({ chains, servers }: Observation): boolean {
  const hellos = servers.flatMap((server) => server.hellos);
  return chains.length > 0 || hellos.some((hello) => 'certificates' in hello && hello.certificates.length > 0);
}

function redactWant(want: Want, names: Names, clients: ReadonlySet<string>): Want {
  const { server, realm, trustedServers, client } = want;
  return {
    ...want,
    client: clients.has(client) ? client : 'redacted',
    ...(server ? { server: { ...server, host: netText(server.host, names) } } : {}),
    ...(realm === undefined ? {} : { realm: realmName(realm, names) }),
    ...(trustedServers ? { trustedServers: trustedServers.map((name) => netText(name, names)) } : {}),
  };
}

/** A realm is a domain in capitals; one without dots is like a NetBIOS domain. */
export function realmName(realm: string, names: Names): string {
  return /^[^.\s]+$/.test(realm) ? netbios(realm, names) : netText(realm, names);
}

function redactView({ resolver, answers }: DnsView, names: Names): DnsView {
  return { resolver: netText(resolver, names), answers: answers.map((answer) => redactAnswer(answer, names)) };
}

function redactAnswer(answer: DnsAnswer, names: Names): DnsAnswer {
  const { question, records } = answer;
  return {
    ...answer,
    question: { ...question, name: netText(question.name, names) },
    ...reasonOf(answer, names),
    records: records.map((record) => redactRecord(record, names)),
  };
}

function redactRecord(record: DnsRecord, names: Names): DnsRecord {
  const name = netText(record.name, names);
  if (record.type === 'SOA') return { ...record, name };
  if (record.type === 'SRV' || record.type === 'CNAME')
    return { ...record, name, target: netText(record.target, names) };
  return { ...record, name, address: netText(record.address, names) };
}

function reasonOf({ reason }: { readonly reason?: string }, names: Names): { readonly reason?: string } {
  return reason === undefined ? {} : { reason: prose(reason, names) };
}

function redactServer(server: ServerObservation, names: Names): ServerObservation {
  const host = netText(server.host, names);
  const { connects, hellos, session, sip } = server;
  return {
    ...server,
    host,
    connects: connects.map((seen) => failed({ ...seen, address: netText(seen.address, names) }, names)),
    hellos: hellos.map((seen) => redactHello({ ...seen, address: netText(seen.address, names) }, names)),
    ...(session ? { session: redactSession(session, names) } : {}),
    sip: sip.map((seen) => redactSip(seen, names)),
  };
}

function failed<Seen extends object>(seen: Seen | (Seen & Failure), names: Names): Seen {
  return 'reason' in seen ? { ...seen, reason: prose(seen.reason, names) } : seen;
}

function redactHello(seen: HelloSeen, names: Names): HelloSeen {
  if (seen.status === 'server-hello') {
    return seen.certificates.length === 0 ? seen : { ...seen, certificates: [], certificatesLeftOut: true };
  }
  if (seen.status === 'not-tls') return { ...seen, starts: prose(seen.starts, names) };
  return 'reason' in seen ? { ...seen, reason: prose(seen.reason, names) } : seen;
}

function redactSession(session: SessionSeen | Failure, names: Names): SessionSeen | Failure {
  return 'reason' in session ? failed(session, names) : { ...session, version: prose(session.version, names) };
}

function redactSip(seen: SipSeen, names: Names): SipSeen {
  const told = { ...seen, userAgent: prose(seen.userAgent, names) };
  return told.status === 'response' ? { ...told, text: sipText(told.text, names) } : failed(told, names);
}

/** The head of a message; what is behind it may say anything. */
function sipText(text: string, names: Names): string {
  const end = /\r?\n\r?\n/.exec(text);
  return prose(end ? text.slice(0, end.index + end[0].length) : text, names);
}

function redactKerberos(
  { realm, views, kdcs }: KerberosObservation,
  names: Names,
  remake: RemakeReply,
): KerberosObservation {
  return {
    realm: realmName(realm, names),
    views: views.map((view) => redactView(view, names)),
    kdcs: kdcs.map((seen) => {
      const told = { ...seen, host: netText(seen.host, names), address: netText(seen.address, names) };
      return told.status === 'reply'
        ? { ...told, reply: remake(told.reply, (name) => realmName(name, names)) }
        : failed(told, names);
    }),
  };
}
