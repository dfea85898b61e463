import type { Style } from '../core/host.ts';
import type { TargetReport } from '../core/report.ts';
import { visible } from './escape.ts';

/** What was seen of a target, one fact a line, names in a column. */
export function factsText({ target, kind, facts = [] }: TargetReport, style: Style): string {
  const width = Math.max(...facts.map(({ name }) => name.length));
  return [
    `${style.bold(visible(target))} ${style.dim(`(${visible(kind)})`)}\n`,
    ...facts.map(({ name, value }, i) => {
      // Facts of one name stand below each other.
      const shown = facts[i - 1]?.name === name ? '' : name;
      return `  ${style.dim(visible(shown).padEnd(width))}  ${visible(value)}\n`;
    }),
  ].join('');
}
