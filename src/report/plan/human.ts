import type { Style } from '../../core/host.ts';
import type { Plan } from '../../plan/types.ts';
import { shownValue } from './value.ts';
import { visible } from '../escape.ts';

/** The plan as text: figures with their reasons, what must be there before, and the steps. */
export function humanPlan({ given, figures, server, client, steps }: Plan, { bold, dim }: Style): string {
  const blocks = [
    given.map((line) => `  ${visible(line)}\n`).join(''),
    `${bold('Figures')}\n${figures
      .map(
        (figure) =>
          `  ${figure.what}: ${bold(shownValue(figure))}\n    ${figure.because}\n    ${dim(`guide, "${figure.source.section}": ${figure.source.says}`)}\n    ${dim(`not covered: ${figure.leavesOut}`)}\n`,
      )
      .join('')}`,
    `${bold('Before')}\n  servers:\n${listed(server)}  each Mac:\n${listed(client)}    ${dim(`guide, "${server[0]!.source.section}" and "${client[0]!.source.section}"`)}\n`,
    `${bold('Steps')}\n${steps
      .map(
        ({ title, who, command, why, section }, i) =>
          `${String(i + 1).padStart(4)}. ${title} (${who})\n${command === undefined ? '' : `      $ ${visible(command)}\n`}      ${why} ${dim(`(guide, "${section}")`)}\n`,
      )
      .join('')}`,
  ];
  return blocks.join('\n');
}

function listed(some: Plan['server']): string {
  return some.map(({ what }) => `    - ${what}\n`).join('');
}
