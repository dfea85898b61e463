import type { Candidate } from '../checks/dns/candidates.ts';
import type { Answers, Ports } from './answers.ts';

/** What could be found out beside what the admin says. */
export interface Seen {
  /** Whether somebody is there to be asked. */
  readonly asking: boolean;
  /** A preference file in the current folder, by its name. */
  readonly plistHere?: string;
  readonly imported?: Imported;
  readonly domains: readonly DomainSeen[];
  readonly chain?: ChainSeen;
}

/** A preference file, as words of a policy. */
export interface Imported {
  readonly words: Partial<Pick<Answers, 'mode' | 'server' | 'transport' | 'save'>> & {
    readonly ports?: Ports;
    readonly strictNaming?: boolean;
  };
  /** Of the address that somebody signed in with. */
  readonly domain?: string;
  readonly settings: readonly ImportedSetting[];
  /** Keys that are no business of a policy, and why. */
  readonly leftOut: readonly LeftOut[];
}

export interface ImportedSetting {
  readonly key: string;
  readonly value: boolean | number | string;
}

export interface LeftOut {
  readonly key: string;
  readonly why: string;
}

/** What the DNS says of a SIP domain. */
export interface DomainSeen {
  readonly domain: string;
  readonly candidates: readonly Candidate[];
  /** Why there is nothing to go by, where the DNS could not be asked. */
  readonly trouble?: string;
}

/** What a server showed of its certificate. */
export type ChainSeen = { readonly place: string } & (
  | { readonly trouble: string }
  | {
      readonly subject: string;
      /** YYYY-MM-DD. */
      readonly until: string;
      /** The issuer of the last certificate that was sent. */
      readonly top: string;
      /** The root itself, where the server sends it. */
      readonly root?: { readonly subject: string; readonly der: string; readonly sha1: string };
    }
);

/** Of several servers the one to suggest: what a Mac would pick by itself, else the first that there is. */
export function serverSeen({ domains }: Pick<Seen, 'domains'>): Candidate | undefined {
  const all = domains.flatMap(({ candidates }) => candidates).filter(({ host }) => host !== '.');
  return all.find(({ picked }) => picked) ?? all.find(({ via }) => via === 'srv') ?? all[0];
}

/** Whether every domain leads Macs to a server by a record. */
export function findsItself({ domains }: Pick<Seen, 'domains'>): boolean {
  return domains.length > 0 && domains.every(isFound);
}

function isFound({ candidates }: DomainSeen): boolean {
  return candidates.some(({ picked, via }) => picked && via === 'srv');
}
