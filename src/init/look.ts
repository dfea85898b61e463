import { candidates } from '../checks/dns/candidates.ts';
import type { DomainObservation, Observation, Want } from '../core/observation.ts';
import { hostPort } from '../core/server.ts';
import { fromBase64 } from '../wire/base64.ts';
import { DerError } from '../wire/der/index.ts';
import { readCertificate, type Certificate } from '../wire/x509/index.ts';
import type { ChainSeen, DomainSeen } from './seen.ts';

/** Ways in which a DNS server says nothing about the name. */
const SILENT: ReadonlySet<string> = new Set([
  'timeout',
  'unreachable',
  'refused',
  'servfail',
  'malformed',
  'other-code',
]);

/** What matters for a policy in what the DNS answered. */
export function domainSeen(seen: DomainObservation, want: Want): DomainSeen {
  const { domain, views } = seen;
  const [view] = views;
  if (!view) return { domain, candidates: [], trouble: 'this computer has no DNS server to ask' };
  if (view.answers.every(({ status }) => SILENT.has(status))) {
    return { domain, candidates: [], trouble: `the DNS server ${view.resolver} gives no answer` };
  }
  return { domain, candidates: candidates(seen, view, want) };
}

/** What matters for a policy in what a server showed; `sha1` is of bytes, in hexadecimal digits. */
export function chainSeen(
  { servers, chains }: Observation,
  sha1: (bytes: Uint8Array) => string,
): ChainSeen | undefined {
  const [server] = servers;
  if (!server) return undefined;
  const place = hostPort(server);
  const ders = chains[0]?.presented ?? [];
  const certificates = ders.flatMap((der) => tryRead(der));
  const [own] = certificates;
  const last = certificates.at(-1);
  if (!own || !last || certificates.length < ders.length) return { place, trouble: troubleOf(server, ders.length) };
  const root =
    last.selfIssued && certificates.length > 1 ? { subject: last.subject.text, der: ders.at(-1)! } : undefined;
  return {
    place,
    subject: own.subject.text,
    until: new Date(own.notAfter).toISOString().slice(0, 10),
    top: last.issuer.text,
    ...(root ? { root: { ...root, sha1: sha1(last.raw) } } : {}),
  };
}

function troubleOf({ connects }: Observation['servers'][number], sent: number): string {
  if (connects.length === 0) return 'its name has no address in the DNS';
  if (!connects.some(({ status }) => status === 'open')) return 'it takes no connection from here';
  return sent > 0 ? 'it sends a certificate that cannot be read' : 'it sends no certificate';
}

function tryRead(der: string): Certificate[] {
  try {
    return [readCertificate(fromBase64(der))];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
