import type { ChainObservation } from '../../core/chain.ts';
import type { Location } from '../../core/location.ts';
import type { Observation, Want } from '../../core/observation.ts';
import type { Certificate } from '../../wire/x509/index.ts';
import { shown } from './names.ts';
import { longestPath, pathsToAnchors, type Path } from './path/build.ts';
import { linksOf, type Link, type Links } from './path/links.ts';
import { faultsOf, type Fault } from './path/validate.ts';

/** A chain that is read and judged, for the checks. */
export interface ChainSubject {
  readonly chain: ChainObservation;
  readonly want: Want;
  /** SIP domains that were looked at. */
  readonly domains: readonly string[];
  readonly where: Location;
  /** When it was seen: milliseconds since 1970. */
  readonly at: number;
  readonly links: Links;
  /** The server's own; undefined if nothing that was sent can be read. */
  readonly own: Link | undefined;
  /** The best path to an anchor, or the longest that leads to none. */
  readonly path: Path;
  readonly isComplete: boolean;
  readonly faults: readonly Fault[];
}

/** A subject with a certificate to judge. */
export type ReadSubject = ChainSubject & { readonly own: Link };

export function isRead(subject: ChainSubject): subject is ReadSubject {
  return subject.own !== undefined;
}

/** Where the client is a Mac; with --mtls it is another server. */
export function isForMacs(subject: ChainSubject): subject is ReadSubject {
  return isRead(subject) && !subject.want.mtls;
}

export function chainSubject(chain: ChainObservation, o: Observation): ChainSubject {
  const at = Date.parse(o.at);
  const links = linksOf(chain);
  const own = ownLink(links);
  const complete = own ? pathsToAnchors(own).map((path) => ({ path, faults: faultsOf(path, at) })) : [];
  const best = complete.toSorted(byWorth)[0];
  const path = best?.path ?? (own ? longestPath(own) : []);
  return {
    chain,
    want: o.want,
    domains: o.domains.map(({ domain }) => domain),
    where: chain.source === o.target ? { file: o.target } : { file: o.target, entity: chain.source },
    at,
    links,
    own,
    path,
    isComplete: best !== undefined,
    faults: best?.faults ?? faultsOf(path, at),
  };
}

interface Judged {
  readonly path: Path;
  readonly faults: readonly Fault[];
}

/** Fewest faults, then no need of certificates that were not sent, then no need of roots of the system, then short. */
function byWorth(a: Judged, b: Judged): number {
  return (
    a.faults.length - b.faults.length ||
    notSent(a.path).length - notSent(b.path).length ||
    Number(a.path.at(-1)!.anchor === 'system') - Number(b.path.at(-1)!.anchor === 'system') ||
    a.path.length - b.path.length
  );
}

/** What a path needs beside its anchor that the server does not send. */
export function notSent(path: Path): Link[] {
  return path.filter(({ presented, anchor }) => presented === undefined && !anchor);
}

/**
 * The first that was sent. Where that is a CA that issued others (a file with the root on top), it is the one that issued none.
 */
function ownLink({ presented }: Links): Link | undefined {
  const [first] = presented;
  const sent = presented.filter((link) => link !== undefined);
  const issued = (link: Link): boolean => sent.some((other) => other !== link && other.issuers.includes(link));
  if (!first || !issued(first)) return first;
  const ends = sent.filter((link) => !issued(link));
  return ends.length === 1 ? ends[0] : first;
}

/** How a certificate is named in messages. */
export function called({ subject, serial }: Certificate): string {
  const name = subject.commonNames.at(-1) ?? subject.text;
  return name === '' ? `no. ${serial.toString(16)}` : `"${shown(name)}"`;
}
