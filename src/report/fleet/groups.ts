import type { FleetSummary } from '../../core/fleet.ts';
import { number } from './words.ts';

type Groups = NonNullable<FleetSummary['groups']>;

const MOST_GROUPS = 20;

/** The groups to show: all by name, or of many those in which most Macs differ from the policy, then those with most errors. */
export function shownGroups({ rows }: Groups): { readonly rows: Groups['rows']; readonly more: string } {
  if (rows.length <= MOST_GROUPS) return { rows, more: '' };
  const most = rows.toSorted((a, b) => b.drifting - a.drifting || b.states.error - a.states.error || b.macs - a.macs);
  return {
    rows: most.slice(0, MOST_GROUPS),
    more: `and ${number(rows.length - MOST_GROUPS)} more groups; -o report.json has all`,
  };
}
