import type { CheckInfo } from '../core/finding.ts';
import type { Style } from '../core/host.ts';
import { fold } from '../core/fold.ts';

const WIDEST = 80;
const INDENT = '       ';

/** A check explained: what, why, what to do, and who says so. */
export function checkText({ id, severity, title, why, fix, cite }: CheckInfo, style: Style, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const line = (head: string, text: string): string => `  ${head}: ${fold(text, width - INDENT.length, INDENT)}\n`;
  return [
    `${style[severity](severity)}[${style.bold(id)}]\n\n  ${fold(`${title}.`, width - 2, '  ')}\n\n`,
    line('why', why),
    line('fix', fix),
    ...cite.map(({ source, where, says }) => line('who', `${SOURCES[source]}, "${where}": ${says}`)),
  ].join('');
}

export const SOURCES: { readonly [source in CheckInfo['cite'][number]['source']]: string } = {
  guide: 'Messenger for Mac 6.0 Deployment Guide',
  rfc: 'RFC',
  apple: 'Apple',
  microsoft: 'Microsoft',
  msgrctl: 'msgrctl',
};
