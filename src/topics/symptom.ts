import type { RungName } from '../core/report.ts';

/** What may be behind it. */
export interface Cause {
  readonly cause: string;
  /** The command that decides; capital words are to be filled in. */
  readonly run?: string;
  /** Who says so, where the deployment guide does not. */
  readonly who?: string;
}

/** Something that a user sees and tells the helpdesk. */
export interface Symptom {
  readonly name: string;
  /** What is shown, shortened to the words that tell it from others. */
  readonly shown: string;
  /** Which program shows it, where it is a text of one: those of others help where they are alike. */
  readonly by?: string;
  /** Words by which it is known in what the user says. */
  readonly words: readonly string[];
  /** The likeliest first. */
  readonly causes: readonly Cause[];
  /** The steps of a sign-in to look at; none if it is no failed sign-in. */
  readonly rungs: readonly RungName[];
  /** What to do besides looking. */
  readonly also?: string;
  /** Sections of the deployment guide; none if the guide does not know it. */
  readonly sections: readonly string[];
  /** Names of topics, symptoms, checks and settings. */
  readonly see: readonly string[];
}
