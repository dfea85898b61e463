import type { Plan } from '../../plan/types.ts';
import { escaped, code } from '../markdown.ts';
import { shownValue } from './value.ts';

/** The plan for a wiki: tables, and the steps as a list to tick off. */
export function markdownPlan({ given, figures, server, client, steps }: Plan): string {
  return [
    `# Plan for Messenger for Mac\n\n${given.map((line) => `- ${escaped(line)}\n`).join('')}`,
    `## Figures\n\n| what | figure | because | the guide | not covered |\n| --- | --- | --- | --- | --- |\n${figures
      .map(
        (figure) =>
          `| ${[figure.what, shownValue(figure), figure.because, `${figure.source.section}: ${figure.source.says}`, figure.leavesOut].map(escaped).join(' | ')} |\n`,
      )
      .join('')}`,
    `## Before\n\nServers (${escaped(server[0]!.source.section)}):\n\n${listed(server)}\nEach Mac (${escaped(client[0]!.source.section)}):\n\n${listed(client)}`,
    `## Steps\n\n${steps
      .map(
        ({ title, who, command, why, section }) =>
          `- [ ] **${escaped(title)}** (${who})${command === undefined ? '' : `: ${code(command)}`}\\\n  ${escaped(why)} _${escaped(section)}_\n`,
      )
      .join('')}`,
  ].join('\n');
}

function listed(some: Plan['server']): string {
  return some.map(({ what }) => `- ${escaped(what)}\n`).join('');
}
