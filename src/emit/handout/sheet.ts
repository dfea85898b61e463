import type { Facts, Reader } from './facts.ts';
import { call } from './call.ts';
import { details } from './details.ts';
import { getting } from './getting.ts';
import { goodToKnow } from './good-to-know.ts';
import { settingUp } from './setting-up.ts';
import { trouble } from './trouble.ts';
import { name, say, value, type Words } from './words.ts';

/** One of the details in the box. */
export interface Row {
  readonly term: string;
  readonly value: Words;
}

export type Block =
  | { readonly kind: 'text'; readonly words: Words }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly Words[] };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Whom to call when nothing helps, and what to have at hand then. */
export interface Call {
  readonly title: Words;
  readonly items: readonly Words[];
}

/** One sheet of paper. */
export interface Sheet {
  readonly organization: Words | undefined;
  readonly title: string;
  readonly lead: Words;
  /** Lines of one or two. */
  readonly details: readonly (readonly Row[])[];
  readonly sections: readonly Section[];
  readonly call: Call;
}

export const TITLE = 'Messenger on your Mac';

/** What one user reads, or everybody. */
export function sheetFor(facts: Facts, reader: Reader): Sheet {
  const { organization } = facts;
  return {
    organization: organization === undefined ? undefined : [name(organization)],
    title: TITLE,
    lead: say`${reader ? say`For the account ${value(reader.account)}. ` : []}With Messenger you write to colleagues while you work, and see who is there. This sheet has all you need to install it and to sign in.`,
    details: details(facts, reader),
    sections: [getting(facts), settingUp(facts, reader), trouble(facts), goodToKnow(facts)],
    call: call(facts),
  };
}
