import { MAC_STATES, type MacLine, type MacReport } from '../core/fleet.ts';
import { SEVERITIES, type Severity } from '../core/severity.ts';
import { stateOf } from './state.ts';

const KEPT = 20;

/** The Macs that need somebody most, of however many are added. */
export function worstMacs(): { readonly add: (mac: MacReport) => void; readonly lines: () => readonly MacLine[] } {
  let lines: MacLine[] = [];
  const cut = (): void => {
    lines = lines.toSorted(worseFirst).slice(0, KEPT);
  };
  return {
    add: (mac) => {
      if (mac.findings.length === 0 && mac.unknown.length === 0) return;
      lines.push(lineOf(mac));
      if (lines.length >= 8 * KEPT) cut();
    },
    lines: () => {
      cut();
      return lines;
    },
  };
}

/** A Mac in a line. */
export function lineOf(mac: MacReport): MacLine {
  const { findings, unknown } = mac;
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const first = SEVERITIES.map((wanted) => findings.find(({ severity }) => severity === wanted)).find(Boolean);
  const state = stateOf(mac);
  return {
    mac: mac.mac,
    source: mac.source,
    state,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    said: (state === 'unknown' ? unknown[0]?.reason : first?.message) ?? '',
  };
}

function worseFirst(a: MacLine, b: MacLine): number {
  return (
    MAC_STATES.indexOf(a.state) - MAC_STATES.indexOf(b.state) ||
    b.errors - a.errors ||
    b.warnings - a.warnings ||
    b.infos - a.infos ||
    order(a.mac, b.mac) ||
    order(a.source, b.source)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
