import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';

/**
 * What a shell offers for a word on the command line. The placeholder decides (`<file>`: files) unless `values` says more:
 * - `policy`: files, and the names of shipped templates
 * - `subject`: what `explain` explains
 */
export type ValueKind = 'artifact' | 'file' | 'folder' | 'host' | 'none' | 'policy' | 'setting' | 'subject' | 'user';

export interface ArgumentMeta {
  /** As usage shows it: `<needed>`, `[optional]`, `<many...>`. */
  readonly name: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** What a shell offers where neither `choices` nor the placeholder says it: a kind, or words that are not all there is. */
  readonly values?: ValueKind | readonly string[];
}

export interface OptionMeta {
  /** As commander takes it: `-o, --output <file>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly values?: ValueKind | readonly string[];
  readonly default?: string;
  /** May be given several times; the body gets a list. */
  readonly repeatable?: true;
}

export interface ExampleMeta {
  readonly run: string;
  readonly does: string;
}

/** What is known of a command before its body is loaded: all that `--help` needs, and nothing that costs time. */
export interface CommandMeta {
  /** One word, or two for a command of a group: `check dns`. */
  readonly name: string;
  readonly summary: string;
  /** Further paragraphs for the command's own help. */
  readonly details?: readonly string[];
  readonly arguments: readonly ArgumentMeta[];
  readonly options: readonly OptionMeta[];
  readonly examples: readonly ExampleMeta[];
}

/** Arguments by their names without brackets and dots, options by their long names in camelCase. */
export interface Invocation {
  readonly args: { readonly [name: string]: string | readonly string[] | undefined };
  readonly options: { readonly [name: string]: string | boolean | readonly string[] | undefined };
}

/** The body of a command. Expected failures are thrown as ToolErrors. */
export type CommandBody = (invocation: Invocation, host: Host) => Promise<ExitCode>;
