import type { Requirement } from '../../plan/types.ts';

/** Requirements under the section that the first is from; those of another section name theirs. */
export function bySection(requirements: readonly Requirement[]): { section: string; items: string[] } {
  const section = requirements[0]!.source.section;
  const items = requirements.map(({ what, source }) =>
    source.section === section ? what : `${what} (guide: ${source.section})`,
  );
  return { section, items };
}
