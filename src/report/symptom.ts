import type { Citation } from '../core/finding.ts';
import type { Style } from '../core/host.ts';
import type { RungName } from '../core/report.ts';
import { SOURCES } from './check.ts';
import { visible } from './escape.ts';

interface ToldSymptom {
  readonly shown: string;
  readonly by: string;
  readonly cause: string;
  readonly rungs: readonly RungName[];
  readonly also?: string;
  readonly cite: Citation;
}

/** Which command looks at a step. */
const LOOKS: { readonly [rung in RungName]: string } = {
  dns: 'msgrctl check dns DOMAIN',
  connection: 'msgrctl check server HOST',
  tls: 'msgrctl check server HOST',
  certificate: 'msgrctl check cert HOST',
  sip: 'msgrctl check server HOST',
  authentication: 'msgrctl check signin ADDRESS --user-has kerberos|password',
  kerberos: 'msgrctl check kerberos REALM',
};

/** What a user saw, what causes it, and what to look at. */
export function symptomText(symptoms: readonly ToldSymptom[], style: Style): string {
  return symptoms
    .map(({ shown, by, cause, rungs, also, cite }) =>
      [
        `${style.bold(`"${visible(shown)}"`)} ${style.dim(`(${by})`)}\n`,
        `  cause: ${cause}\n`,
        ...(also === undefined ? [] : [`  also:  ${also}\n`]),
        `  steps: ${rungs.join(', ')}\n`,
        ...[...new Set(rungs.map((rung) => LOOKS[rung]))].map((command) => `  look:  ${command}\n`),
        `  who:   ${SOURCES[cite.source]}, "${cite.where}": ${cite.says}\n`,
      ].join(''),
    )
    .join('\n');
}
