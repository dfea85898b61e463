import type { Plan } from '../../plan/types.ts';
import { escaped, code } from '../markdown.ts';
import { bySource, type FiguresOfSource } from './by-source.ts';
import { shownValue } from './value.ts';

/** The plan for a wiki: tables, and the steps as a list to tick off. */
export function markdownPlan({ given, figures, server, client, steps }: Plan): string {
  return [
    `# Plan for Messenger for Mac\n\n${given.map((line) => `- ${escaped(line)}\n`).join('')}`,
    ...bySource(figures).map(block),
    `## What must be there before\n\nServers (${escaped(server[0]!.source.section)}):\n\n${listed(server)}\nEach Mac (${escaped(client[0]!.source.section)}):\n\n${listed(client)}`,
    `## Steps\n\n${steps
      .map(
        ({ title, who, command, why, section }) =>
          `- [ ] **${escaped(title)}** (${who})${command === undefined ? '' : `: ${code(command)}`}\\\n  ${escaped(why)} _${escaped(section)}_\n`,
      )
      .join('')}`,
  ].join('\n');
}

function block({ source, figures, leavesOut }: FiguresOfSource): string {
  const rows = figures.map(
    (figure) => `| ${[figure.what, shownValue(figure), figure.because].map(escaped).join(' | ')} |\n`,
  );
  const notes = leavesOut.map((each) => `- Not covered: ${escaped(each)}\n`);
  return `## ${escaped(source.section)}\n\nThe guide: ${escaped(source.says)}\n\n| what | figure | because |\n| --- | --- | --- |\n${rows.join('')}\n${notes.join('')}`;
}

function listed(some: Plan['server']): string {
  return some.map(({ what }) => `- ${escaped(what)}\n`).join('');
}
