import type { Citation } from '../core/finding.ts';
import type { Style } from '../core/host.ts';
import type { RungName } from '../core/report.ts';
import { SOURCES } from './check.ts';
import { visible } from './escape.ts';
import { fold } from '../core/fold.ts';

interface ToldSymptom {
  readonly shown: string;
  readonly by: string;
  readonly cause: string;
  readonly rungs: readonly RungName[];
  readonly also?: string;
  readonly cite: Citation;
}

/** Which command looks at a step. */
export const LOOKS: { readonly [rung in RungName]: string } = {
  dns: 'msgrctl check dns DOMAIN',
  connection: 'msgrctl check server HOST',
  tls: 'msgrctl check server HOST',
  certificate: 'msgrctl check cert HOST',
  sip: 'msgrctl check server HOST',
  authentication: 'msgrctl check signin ADDRESS --user-has kerberos|password',
  kerberos: 'msgrctl check kerberos REALM',
};

const WIDEST = 80;

/** What a user saw, what causes it, and what to look at. */
export function symptomText(symptoms: readonly ToldSymptom[], style: Style, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const line = (head: string, text: string): string =>
    `  ${head.padEnd(6)} ${fold(text, width - 9, ' '.repeat(9))}\n`;
  return symptoms
    .map(({ shown, by, cause, rungs, also, cite }) =>
      [
        `${style.bold(fold(`"${visible(shown)}"`, width))}\n`,
        line('by:', by),
        line('cause:', cause),
        ...(also === undefined ? [] : [line('also:', also)]),
        line('steps:', rungs.join(', ')),
        ...[...new Set(rungs.map((rung) => LOOKS[rung]))].map((command) => line('look:', command)),
        line('who:', `${SOURCES[cite.source]}, "${cite.where}": ${cite.says}`),
      ].join(''),
    )
    .join('\n');
}
