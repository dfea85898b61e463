import type { AnchorSource, ChainObservation } from '../../../core/chain.ts';
import { tryFromBase64 } from '../../../wire/base64.ts';
import { DerError } from '../../../wire/der/index.ts';
import { readCertificate, type Certificate } from '../../../wire/x509/index.ts';

/** One certificate of a chain, whatever lists it stands in. */
export interface Link {
  readonly certificate: Certificate;
  /** Where in `presented`; undefined if it was not sent. */
  readonly presented?: number;
  /** Undefined if it is no anchor. */
  readonly anchor?: AnchorSource;
  /** Who signed it, among the links; itself, if it is self-signed. */
  readonly issuers: Link[];
  /** Whose name fits, but not the signature. */
  readonly failed: Link[];
  /** Whose name fits, but whose signature could not be verified. */
  readonly unverified: Link[];
}

export interface Links {
  /** By place in `presented`; undefined where it is no certificate. The same certificate sent twice is one link. */
  readonly presented: readonly (Link | undefined)[];
  readonly all: readonly Link[];
  /** What is wrong with those that are no certificates, by place in `presented`. */
  readonly unreadable: ReadonlyMap<number, string>;
}

/** Reads the certificates of a chain and ties them together by their signatures. */
export function linksOf({ presented, others, anchors, signatures, failed }: ChainObservation): Links {
  const ders = [...presented, ...others, ...anchors.map(({ der }) => der)];
  const unreadable = new Map<number, string>();
  const byDer = new Map<string, Link>();
  const byIndex = ders.map((der, i): Link | undefined => {
    const known = byDer.get(der);
    if (known) return known;
    const read = tryRead(der);
    if (typeof read === 'string') {
      if (i < presented.length) unreadable.set(i, read);
      return undefined;
    }
    const anchor = anchors.find((one) => one.der === der)?.from;
    const link: Link = {
      certificate: read,
      ...(i < presented.length ? { presented: i } : {}),
      ...(anchor ? { anchor } : {}),
      issuers: [],
      failed: [],
      unverified: [],
    };
    byDer.set(der, link);
    return link;
  });
  tie(byIndex, signatures, 'issuers');
  tie(byIndex, failed, 'failed');
  const all = [...byDer.values()];
  for (const link of all) {
    const issuer = link.certificate.issuer.canonical.join('\n');
    for (const above of all) {
      if (above.certificate.subject.canonical.join('\n') !== issuer) continue;
      if (!link.issuers.includes(above) && !link.failed.includes(above)) link.unverified.push(above);
    }
  }
  return { presented: byIndex.slice(0, presented.length), all, unreadable };
}

function tie(
  byIndex: readonly (Link | undefined)[],
  pairs: ChainObservation['signatures'],
  list: 'issuers' | 'failed',
): void {
  for (const [subject, issuer] of pairs) {
    const [from, to] = [byIndex[subject], byIndex[issuer]];
    if (from && to && !from[list].includes(to)) from[list].push(to);
  }
}

function tryRead(base64: string): Certificate | string {
  const der = tryFromBase64(base64);
  if (!der) return 'it is no base64';
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof DerError) return `${error.message} (byte ${error.offset})`;
    throw error;
  }
}
