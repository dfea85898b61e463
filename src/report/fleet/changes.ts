import type { BaselineSummary, FleetChange } from '../../core/fleet.ts';
import { visible } from '../escape.ts';
import type { FleetOptions } from './renderer.ts';
import { columns } from './table.ts';
import { fitted, macs, number } from './words.ts';

const SHOWN = 20;

/** What is new, what is fixed, and how much is as it was. */
export function changesText(baseline: BaselineSummary, { width, style }: FleetOptions): string {
  const { file, changes, added, gone } = baseline;
  const head = `${number(baseline.new)} new, ${number(baseline.fixed)} fixed, ${number(baseline.still)} still there since ${visible(file)}`;
  const lines = columns(
    changes
      .slice(0, SHOWN)
      .map((change) => [marked(change, style), fitted(change.mac, 40), change.check, change.message]),
    ['left', 'left', 'left', 'left'],
    width,
  );
  const rest = baseline.new + baseline.fixed - Math.min(changes.length, SHOWN);
  return [
    `${style.bold(head)}\n`,
    ...lines.map((line) => `${line}\n`),
    ...(rest > 0 ? [`  and ${number(rest)} more changes\n`] : []),
    ...namesText('new in the fleet', added, width),
    ...namesText('no longer there', gone, width),
  ].join('');
}

function marked({ kind, severity }: FleetChange, style: FleetOptions['style']): string {
  return kind === 'fixed' ? 'fixed' : style[severity]('new');
}

function namesText(what: string, names: readonly string[], width: number): string[] {
  if (names.length === 0) return [];
  return [`${fitted(`  ${macs(names.length)} ${what}: ${names.join(', ')}`, width)}\n`];
}
