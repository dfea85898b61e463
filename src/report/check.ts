import type { CheckInfo } from '../core/finding.ts';
import type { Style } from '../core/host.ts';

/** A check explained: what, why, what to do, and who says so. */
export function checkText({ id, severity, title, why, fix, cite }: CheckInfo, style: Style): string {
  return [
    `${style[severity](severity)}[${style.bold(id)}]\n\n  ${title}.\n\n`,
    `  why: ${why}\n`,
    `  fix: ${fix}\n`,
    ...cite.map(({ source, where, says }) => `  who: ${SOURCES[source]}, "${where}": ${says}\n`),
  ].join('');
}

export const SOURCES: { readonly [source in CheckInfo['cite'][number]['source']]: string } = {
  guide: 'Messenger for Mac 6.0 Deployment Guide',
  rfc: 'RFC',
  apple: 'Apple',
  microsoft: 'Microsoft',
  msgrctl: 'msgrctl',
};

/** Every check on a line: severity, id, title. */
export function checkList(checks: readonly CheckInfo[], style: Style): string {
  const width = Math.max(...checks.map(({ id }) => id.length));
  return checks
    .map(({ id, severity, title }) => `${style[severity](severity.padEnd(7))}  ${id.padEnd(width)}  ${title}\n`)
    .join('');
}
