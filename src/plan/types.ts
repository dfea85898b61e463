/** Where a figure or a step comes from. */
export interface Source {
  /** A section of the deployment guide. */
  readonly section: string;
  /** What it says, in our own words. */
  readonly says: string;
}

/** A number of the plan, with what it rests on and what it leaves out. */
export interface Figure {
  readonly id: FigureId;
  readonly what: string;
  /** In `unit`; a text where the figure is a choice. */
  readonly value: number | string;
  readonly unit: 'servers' | 'bytes' | 'bits a second' | 'seconds' | null;
  /** How it was worked out from what was given. */
  readonly because: string;
  readonly source: Source;
  /** What it does not cover. */
  readonly leavesOut: readonly string[];
}

export type FigureId =
  | 'edition'
  | 'front-ends'
  | 'back-ends'
  | 'address-book'
  | 'first-download-time'
  | 'wave'
  | 'wave-rate'
  | 'wave-time';

/** Something that must be there before. */
export interface Requirement {
  readonly what: string;
  readonly source: Source;
}

/** A step of the rollout, in order. */
export interface Step {
  readonly title: string;
  readonly who: 'server admin' | 'network team' | 'Mac admin' | 'helpdesk';
  /** What to type; undefined where msgrctl has no part in it. */
  readonly command: string | undefined;
  readonly why: string;
  readonly section: string;
}

/** What is planned for. */
export interface PlanInput {
  readonly users: number;
  readonly contacts: number;
  /** Connections at the same time. */
  readonly concurrent: number;
  /** Bits a second; undefined if no link was given. */
  readonly link: number | undefined;
  /** Seconds in which everybody signs in for the first time. */
  readonly wave: number;
}

export interface Plan {
  readonly input: PlanInput;
  /** Where users and contacts are from, and what was assumed. */
  readonly given: readonly string[];
  readonly figures: readonly Figure[];
  readonly server: readonly Requirement[];
  readonly client: readonly Requirement[];
  readonly steps: readonly Step[];
}
