import type { Location } from '../core/location.ts';
import { nodeAt, overlay, whereIs, whereIsKey, type Located, type Path } from './located.ts';
import type { PolicyProblem } from './problem.ts';
import type { PolicyData } from './schema.ts';
import { notAPolicy, validate } from './validate.ts';
import { readYaml } from './yaml.ts';

/** A text of a policy and the name to show for it. */
export interface PolicySource {
  readonly file: string;
  readonly text: string;
}

/**
 * Finds what a policy extends: the text, or why there is none.
 *
 * @param reference what `extends` says
 * @param from the file that says it
 */
export type OpenBase = (reference: string, from: string) => Promise<PolicySource | { readonly missing: string }>;

/** A policy that can be used. */
export interface Policy {
  readonly file: string;
  readonly data: PolicyData;
  readonly root: Located;
}

export interface PolicyResult {
  /** Undefined if there are problems. */
  readonly policy: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
  /** Every text that took part, by file: places in findings may point into any of them. */
  readonly sources: { readonly [file: string]: string };
}

/** Reads a policy with everything it extends, the nearest file winning. */
export async function loadPolicy(source: PolicySource, openBase: OpenBase): Promise<PolicyResult> {
  const sources: Record<string, string> = {};
  const chain: Located[] = [];
  const fail = (...problems: readonly PolicyProblem[]): PolicyResult => ({ policy: undefined, problems, sources });

  for (let next: PolicySource | undefined = source; next;) {
    sources[next.file] = next.text;
    const { root, problems } = readYaml(next.file, next.text);
    if (!root) return fail(...problems);
    const unfit = notAPolicy(root);
    if (unfit) return fail(unfit);
    chain.unshift(root);
    const base = nodeAt(root, ['extends']);
    if (base?.kind !== 'scalar' || typeof base.value !== 'string' || base.value === '') break;
    const opened = await openBase(base.value, next.file);
    const { where } = base;
    if ('missing' in opened)
      return fail(extendsProblem(where, opened.missing, 'Name a shipped template or a file beside the policy.'));
    if (Object.hasOwn(sources, opened.file)) {
      return fail(
        extendsProblem(where, `"extends" leads back to ${opened.file}`, 'Let one of the files extend nothing.'),
      );
    }
    next = opened;
  }

  const root = chain.reduce(overlay);
  const { data, problems } = validate(root);
  return data ? { policy: { file: source.file, data, root }, problems: [], sources } : fail(...problems);
}

function extendsProblem(where: Location, message: string, fix: string): PolicyProblem {
  return { kind: 'extends', where: { ...where, keyPath: 'extends' }, message, fix };
}

/** Where a policy says something; if it does not, the nearest place around. */
export function placeOf(policy: Policy, ...path: Path): Location {
  return whereIs(policy.root, path);
}

/** Where the key itself stands. */
export function placeOfKey(policy: Policy, ...path: Path): Location {
  return whereIsKey(policy.root, path);
}
