import type { CheckInfo } from '../../src/core/finding.ts';
import { SOURCES } from '../../src/report/check.ts';

/** A bad and a good input, with what lint says of the bad one. Texts are undefined for binary files. */
export interface Example {
  readonly badName: string;
  readonly bad: string | undefined;
  readonly goodName: string;
  readonly good: string | undefined;
  readonly output: string;
}

export function checkPage({ id, severity, title, why, fix, cite }: CheckInfo, example: Example | undefined): string {
  const parts = [
    `# ${id}\n`,
    `**${severity}**: ${title}.\n`,
    `**Why it matters.** ${why}\n`,
    `**What to do.** ${fix}\n`,
    `**Who says so.**\n`,
    cite.map(({ source, where, says }) => `- ${SOURCES[source]}, "${where}": ${says}\n`).join(''),
  ];
  if (example) {
    parts.push(
      `## Example\n`,
      ...(example.bad === undefined ? [] : [fence(language(example.badName), example.bad)]),
      fence('text', example.output),
      ...(example.good === undefined ? [] : [`Right:\n`, fence(language(example.goodName), example.good)]),
    );
  }
  parts.push(`[All checks](../README.md)\n`);
  return parts.join('\n');
}

export function checkIndexPage(checks: readonly CheckInfo[]): string {
  const rows = checks.map(({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${title} |\n`);
  return [
    '# Checks\n',
    'Everything that `msgrctl lint`, `msgrctl check` and `msgrctl lock --status` can find. `msgrctl explain ID` shows the same on the terminal. Ids and severities never change.\n',
    `| Check | Severity | What is wrong |\n| --- | --- | --- |\n${rows.join('')}`,
  ].join('\n');
}

function fence(name: string, text: string): string {
  // A longer fence than any inside, and a final newline whether the text has one or not.
  return `~~~~${name}\n${text.endsWith('\n') ? text : `${text}\n`}~~~~\n`;
}

function language(file: string): string {
  return file.endsWith('.yaml') ? 'yaml' : file.endsWith('.json') ? 'json' : 'xml';
}
