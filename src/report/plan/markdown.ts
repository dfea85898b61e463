import type { Figure, Plan, Requirement, Step } from '../../plan/types.ts';
import { code, escaped } from '../markdown.ts';
import { markOf, numberedSources, type NumberedSource } from './by-source.ts';
import { bySection } from './requirements.ts';
import { shownValue } from './value.ts';

/**
 * The plan for a wiki: tables, and the steps as a list to tick off. What the plan itself says has no markup in it, and stays
 * readable as it is; only what was given, and commands, hold text from outside.
 */
export function markdownPlan({ given, figures, server, client, steps }: Plan): string {
  const sources = numberedSources(figures);
  return [
    `# Plan for Messenger for Mac\n\n${listed(given.map(escaped))}`,
    `## Figures\n\n| what | figure | worked out from | guide |\n| --- | --- | --- | --- |\n${figures
      .map((figure) => row(figure, sources))
      .join('')}`,
    `## What the guide says, and what it does not\n\n${sources.map(sentence).join('')}`,
    needs('What the servers need', server),
    needs('What each Mac needs', client),
    `## Steps\n\n${steps.map(task).join('')}`,
  ].join('\n');
}

function row(figure: Figure, sources: readonly NumberedSource[]): string {
  return `| ${[figure.what, shownValue(figure), figure.because, markOf(figure, sources)].join(' | ')} |\n`;
}

function sentence({ mark, source, leavesOut }: NumberedSource): string {
  const notes = leavesOut.map((each) => `   - Not covered: ${each}\n`);
  return `${mark}. **${source.section}**: ${source.says}\n${notes.join('')}`;
}

function needs(title: string, requirements: readonly Requirement[]): string {
  const { section, items } = bySection(requirements);
  return `## ${title}\n\nFrom the guide, _${section}_:\n\n${listed(items)}`;
}

function listed(some: readonly string[]): string {
  return some.map((each) => `- ${each}\n`).join('');
}

function task({ title, who, command, why, section }: Step): string {
  const run = command === undefined ? '' : `: ${code(command)}`;
  return `- [ ] **${title}** (${who})${run}\\\n  ${why} _${section}_\n`;
}
