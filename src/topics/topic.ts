/** A command to copy, and what it does. */
export interface TopicCommand {
  readonly run: string;
  readonly does: string;
}

export type Part =
  /** A paragraph. */
  | string
  | { readonly list: readonly string[] }
  | { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** What the deployment guide does not say, and who does. */
  | { readonly beyond: string; readonly who: string };

/** Something that an admin or the helpdesk may want explained. */
export interface Topic {
  readonly name: string;
  readonly title: string;
  /** Other words by which people look for it. */
  readonly aliases: readonly string[];
  readonly parts: readonly Part[];
  /** Sections of the deployment guide. */
  readonly sections: readonly string[];
  readonly commands: readonly TopicCommand[];
  /** Names of topics, checks and settings. */
  readonly see: readonly string[];
}
