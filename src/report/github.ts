import type { Location } from '../core/location.ts';
import { allFindings } from '../core/report.ts';
import { SEVERITIES, type Severity } from '../core/severity.ts';
import { visibleLines } from './escape.ts';
import type { Renderer } from './renderer.ts';

const COMMANDS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Annotations for GitHub Actions (workflow commands). Most severe first, for GitHub shows only ten of each kind for a step.
 */
export const github: Renderer = (report) =>
  allFindings(report)
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ severity, check, message, fix, where }) => {
      const properties = [...placeProperties(where), `title=${property(check)}`].join(',');
      return `::${COMMANDS[severity]} ${properties}::${data(`${message}. ${fix}`)}\n`;
    })
    .join('');

function placeProperties({ file, span }: Location): string[] {
  // Standard input is no file of the repository.
  const name = file === '-' ? [] : [`file=${property(file)}`];
  if (!span) return name;
  const { start, end } = span;
  // GitHub takes an end column only where the span ends on its first line.
  const endColumn = start.line === end.line ? [`endColumn=${end.column}`] : [];
  return [...name, `line=${start.line}`, `col=${start.column}`, `endLine=${end.line}`, ...endColumn];
}

function data(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
