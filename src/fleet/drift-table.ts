import type { DriftRow, MacReport } from '../core/fleet.ts';
import { counter, type Counter } from './counter.ts';
import { driftOf, type Drift } from './drift.ts';

interface Row {
  wanted: string | null;
  missing: number;
  different: number;
  extra: number;
  macs: number;
  readonly values: Counter;
}

/** Settings by the number of Macs that differ in them. Grows with the settings and their values, not with the Macs. */
export function driftTable(): {
  /** True if the Mac differs in something that the policy asks for. */
  readonly add: (mac: MacReport) => boolean;
  readonly rows: () => DriftRow[];
} {
  const rows = new Map<string, Row>();
  return {
    add: (mac) => {
      if (mac.findings.length === 0) return false;
      const drifts = mac.findings.flatMap((finding) => driftOf(finding) ?? []);
      for (const [key, own] of byKey(drifts)) {
        const row = rows.get(key) ?? emptyRow();
        rows.set(key, row);
        count(row, own);
      }
      return drifts.some(({ kind }) => kind !== 'extra');
    },
    rows: () => [...rows].map(([key, row]) => told(key, row)).toSorted(mostFirst),
  };
}

function byKey(drifts: readonly Drift[]): Map<string, Drift[]> {
  const found = new Map<string, Drift[]>();
  for (const drift of drifts) found.set(drift.key, [...(found.get(drift.key) ?? []), drift]);
  return found;
}

function emptyRow(): Row {
  return { wanted: null, missing: 0, different: 0, extra: 0, macs: 0, values: counter() };
}

/** One Mac's drift in one setting; its users may drift in several ways. */
function count(row: Row, own: readonly Drift[]): void {
  row.macs += 1;
  for (const kind of new Set(own.map((drift) => drift.kind))) row[kind] += 1;
  for (const found of new Set(own.map((drift) => drift.found))) if (found !== null) row.values.add(found);
  row.wanted ??= own.find(({ wanted }) => wanted !== null)?.wanted ?? null;
}

const SHOWN_VALUES = 10;

function told(key: string, { wanted, missing, different, extra, macs, values }: Row): DriftRow {
  const all = values.rows();
  const shown = all.slice(0, SHOWN_VALUES);
  const more = all.slice(SHOWN_VALUES).reduce((sum, { count: each }) => sum + each, values.more());
  return {
    key,
    wanted,
    missing,
    different,
    extra,
    macs,
    values: shown.map(({ name, count: each }) => ({ value: name, macs: each })),
    otherValues: more,
  };
}

/** What the policy asks for comes before what it is silent about. */
function mostFirst(a: DriftRow, b: DriftRow): number {
  return Number(asked(b) > 0) - Number(asked(a) > 0) || b.macs - a.macs || (a.key < b.key ? -1 : 1);
}

function asked({ missing, different }: DriftRow): number {
  return missing + different;
}
