import type { Finding } from '../../core/finding.ts';
import type { MacReport } from '../../core/fleet.ts';
import { driftOf } from '../../fleet/drift.ts';
import { stateOf } from '../../fleet/state.ts';
import { visible } from '../escape.ts';
import type { FleetRenderer } from './renderer.ts';

const COLUMNS = [
  'mac',
  'source',
  'release',
  'version',
  'state',
  'sign-in',
  'file',
  'severity',
  'check',
  'key',
  'wanted',
  'found',
  'message',
] as const;

/** RFC 4180, a row a finding; Macs without any have one row, so that none is missing. */
export const csv: FleetRenderer = {
  streams: true,
  head: () => '',
  mac: (mac, nth) => (nth === 0 ? line(COLUMNS) : '') + rowsOf(mac).map(line).join(''),
  tail: ({ summary }) => (summary.macs === 0 ? line(COLUMNS) : ''),
};

function rowsOf(mac: MacReport): string[][] {
  const { traits, source, signIn, findings, unknown } = mac;
  const version = traits.version === null ? 'not there' : (traits.version ?? '');
  const own = [mac.mac, source, traits.release ?? '', version, stateOf(mac), signIn.result];
  const rows = [
    ...findings.map((finding) => [...own, ...cellsOf(finding)]),
    ...unknown.map(({ check, reason }) => [...own, '', 'unknown', check, '', '', '', reason]),
  ];
  return rows.length > 0 ? rows : [[...own, ...COLUMNS.slice(own.length).map(() => '')]];
}

function cellsOf(finding: Finding): string[] {
  const { where, severity, check, message } = finding;
  const drift = driftOf(finding);
  return [where.file, severity, check, where.keyPath ?? '', drift?.wanted ?? '', drift?.found ?? '', message];
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A spreadsheet takes what starts with one of these for a formula, and runs it: an apostrophe in front makes it a text (OWASP,
 * CSV injection).
 */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const shown = visible(text);
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
