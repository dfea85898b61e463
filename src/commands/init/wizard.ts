import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Host } from '../../core/host.ts';
import type { FlagTexts } from './flags.ts';

/** What one run of the wizard goes by. */
export interface Wizard {
  readonly host: Host;
  /** The policy to write; `-` for standard output. */
  readonly file: string;
  readonly given: FlagTexts;
  /** Whether somebody is asked. */
  readonly asking: boolean;
  /** DNS servers to ask; none: those of this computer. */
  readonly resolvers: readonly string[];
  readonly force: boolean;
  /** That the user has had enough. */
  readonly signal: AbortSignal;
}

/** The name under which the policy is judged. */
export function policyName({ file }: Wizard): string {
  return file === '-' ? 'messenger.yaml' : file;
}

/** A path as it was typed, as the policy names it: from its own folder. */
export function fromPolicy(path: string, wizard: Wizard): string {
  return isAbsolute(path) ? path : relative(dirname(policyName(wizard)), path);
}

/** Where a name beside the policy is. */
export function besidePolicy(name: string, wizard: Wizard): string {
  return join(dirname(policyName(wizard)), name);
}
