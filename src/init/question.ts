import type { Choice } from '../core/prompt.ts';
import type { AnswerId, Answers, Read } from './answers.ts';
import type { Seen } from './seen.ts';

/** What is known when a question is asked: the answers so far, and what was found out. */
export interface Context {
  readonly answers: Partial<Answers>;
  readonly seen: Seen;
}

/** One question of the wizard, as data. */
export interface Question<Id extends AnswerId = AnswerId> {
  readonly id: Id;
  readonly kind: 'text' | 'choice' | 'yes-no';
  /** The flag that answers it, and another that does so with no. */
  readonly flag: string;
  readonly text: (context: Context) => string;
  /** Why it is asked, in a line. */
  readonly explanation: (context: Context) => string;
  /** For choices. */
  readonly choices?: readonly Choice[];
  /** Whether it is asked at all; before that question comes, answers may be missing. */
  readonly when: (context: Context) => boolean;
  /** What makes the flag fit, for a complaint: `--mode manual`. */
  readonly goesWith?: string;
  /** What flags for other questions say of this one. */
  readonly implied?: (isGiven: (id: AnswerId) => boolean) => string | undefined;
  /** What Enter, or --yes, answers; undefined where only the admin can know. */
  readonly suggestion: (context: Context) => string | undefined;
  /** The answer, of one text that was typed, or of all that flags say. */
  readonly read: (texts: readonly string[], context: Context) => Read<Answers[Id]>;
}

/** Keeps what is said of one answer together with its type. */
export function question<const Id extends AnswerId>(
  draft: Omit<Question<Id>, 'when'> & Partial<Pick<Question<Id>, 'when'>>,
): Question {
  return { when: () => true, ...draft };
}

/** For questions with one answer: of a flag that is given twice the last counts. */
export function one<Value>(read: (text: string) => Read<Value>): (texts: readonly string[]) => Read<Value> {
  return (texts) => read(texts.at(-1) ?? '');
}

/** What Enter answers, if it would do. */
export function suggestionFor(asked: Question, context: Context): string | undefined {
  const text = asked.suggestion(context);
  return text === undefined || 'problem' in asked.read([text], context) ? undefined : text;
}
