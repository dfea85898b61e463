import type { Location } from '../../core/location.ts';
import type { MacMaterial } from '../../core/fleet.ts';
import type { Verdict } from '../../core/report.ts';
import type { Facts, FactsResult, Place, UserFacts } from '../../fleet/facts.ts';
import type { PlistDocument } from '../../plist/document.ts';
import type { PlistError } from '../../plist/error.ts';
import type { CouldNotLook } from '../define.ts';
import type { Connection } from './connection.ts';
import type { MacContext } from './context.ts';

export type Copy = MacMaterial['preferences'][number];

/** A person of the Mac: what the facts say, and the copy that came with them. */
export interface SeenUser {
  readonly name: string | undefined;
  readonly facts: UserFacts | undefined;
  readonly copy: Copy | undefined;
  /** The copy, read; undefined if there is none, or its bytes could not be had. */
  readonly document: PlistDocument | PlistError | undefined;
  /** Undefined if the copy is not to be understood. */
  readonly connection: Connection | undefined;
  /** True if there is nothing to say of the copy; `document` then holds no more than what other checks look at. */
  readonly isUnremarkable: boolean;
}

/** One Mac with all that came from it. */
export interface MacSubject {
  readonly material: MacMaterial;
  readonly context: MacContext;
  /** For places in the facts. */
  readonly file: string;
  /** Undefined if there is no such file, or it could not be read. */
  readonly result: FactsResult | undefined;
  readonly facts: Facts | undefined;
  readonly users: readonly SeenUser[];
}

export type WithFacts = MacSubject & { readonly facts: Facts };

export function hasFacts(subject: MacSubject): subject is WithFacts {
  return subject.facts !== undefined;
}

/** The place of a line of the facts; `entity` where it is about one of several things. */
export function lineOf({ file, result }: MacSubject, { start, end }: Place, entity?: string): Location {
  return { file, span: result!.lines.span(start, end), ...(entity === undefined ? {} : { entity }) };
}

/** What a check says whose line is not there. */
export function notSaid(what: string): CouldNotLook {
  return { unknown: `the facts do not tell ${what}` };
}

/** True if the facts end where they should: what they do not name is not there. */
export function isWhole({ result }: MacSubject): boolean {
  return result !== undefined && !result.problems.some(({ kind }) => kind === 'truncated' || kind === 'too-large');
}

/** What was seen of the network says of a user's settings on this Mac's release; undefined if it says nothing of them. */
export function networkVerdict({ context, facts }: MacSubject, { connection }: SeenUser): Verdict | undefined {
  return context.network && connection && context.network.verdict(connection, facts?.release?.value);
}
