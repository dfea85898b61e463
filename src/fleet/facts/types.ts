/** What the file `facts` of a collected Mac says (docs/collect-format.md), line by line, nothing judged. */
import type { LineIndex } from '../../core/line-index.ts';

/** Where a line stands: offsets into the text, without the line's end. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Said<Value extends string = string> extends Place {
  readonly value: Value;
}

export const PATH_KINDS = ['file', 'folder', 'link', 'other'] as const;
export const PROGRAM_STATES = ['there', 'absent', 'link', 'other'] as const;
export const COPY_STATES = ['whole', 'shortened', 'absent', 'refused', 'failed', 'unreadable'] as const;

export interface PathFacts extends Place {
  readonly path: string;
  readonly kind: (typeof PATH_KINDS)[number];
  readonly owner: number;
  readonly group: number;
  /** Four octal digits, as a LockObservation has them. */
  readonly mode: string;
  /** As `ls` names them; empty for none. */
  readonly flags: readonly string[];
  readonly links: number;
}

export interface PreferencesFacts extends Place {
  readonly state: (typeof COPY_STATES)[number];
  readonly why: string;
  /** Of the file on the Mac; empty if it was not read. */
  readonly sha1: string;
}

export interface UserFacts extends Place {
  readonly name: string;
  readonly number: number;
  readonly group: number;
  readonly home: string;
  /** The home (`.`), the folders below it down to the preference file, and that. */
  readonly paths: readonly PathFacts[];
  readonly preferences: PreferencesFacts | undefined;
  /** Keys that the copy lacks. */
  readonly leftOut: readonly string[];
}

export interface AnchorsFacts extends Place {
  readonly keychain: string;
  /** Undefined if the keychain could not be looked at. */
  readonly count: number | undefined;
}

export interface ProgramFacts extends Place {
  readonly is: (typeof PROGRAM_STATES)[number];
  readonly path: string;
  /** Empty if the program does not say. */
  readonly version: string;
}

/** Certificates by the SHA-1 of their DER, and how many could not be read. */
export interface Fingerprints {
  readonly sha1: readonly string[];
  readonly unreadable: number;
}

export interface Facts {
  readonly text: string;
  readonly lines: LineIndex;
  readonly script: (Place & { readonly version: string; readonly policySha256: string }) | undefined;
  readonly collected: Said | undefined;
  readonly host: Said | undefined;
  readonly release: Said | undefined;
  readonly volume: Said | undefined;
  readonly processor: Said | undefined;
  readonly memory: Said | undefined;
  readonly ethernet: Said | undefined;
  readonly running: Said<'yes' | 'no' | 'unknown'> | undefined;
  readonly agent: Said<'yes' | 'no'> | undefined;
  readonly firewall: Said<'on' | 'off' | 'unknown'> | undefined;
  readonly program: ProgramFacts | undefined;
  /** Of the program's folder. */
  readonly programPath: PathFacts | undefined;
  readonly anchors: AnchorsFacts | undefined;
  readonly anchor: Fingerprints;
  readonly trusted: Fingerprints;
  readonly users: readonly UserFacts[];
  readonly passedOver: readonly (Place & { readonly user: string; readonly why: string })[];
}

/**
 * What is wrong with the file. `not-facts`: it is something else; `newer`: a format that came later; `truncated`: its last
 * line is missing; `not-utf-8`, `damaged`: of a line; `too-large`: what is beyond the bounds was not read.
 */
export interface FactsProblem extends Place {
  readonly kind: 'not-facts' | 'newer' | 'truncated' | 'not-utf-8' | 'damaged' | 'too-large';
  /** One sentence without a full stop. */
  readonly says: string;
}

export interface FactsResult {
  /** Undefined if it is no facts file, or one of a newer format. */
  readonly facts: Facts | undefined;
  /** At most a hundred. */
  readonly problems: readonly FactsProblem[];
  /** For the places of problems where there are no facts. */
  readonly lines: LineIndex;
}
