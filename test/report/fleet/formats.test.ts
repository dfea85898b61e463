import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { MacReport } from '../../../src/core/fleet.ts';
import { FLEET_RENDERERS, type FleetFormatName } from '../../../src/report/fleet/index.ts';
import { tool } from '../../helpers/tools.ts';
import { macReport } from '../../helpers/mac-report.ts';
import { auditValidator, junitComplaints, sarifValidator } from '../validate.ts';
import { FLEET, HOSTILE, RUN, told } from './sample.ts';

const FORMATS = Object.keys(FLEET_RENDERERS) as FleetFormatName[];
/** Line feeds, and the carriage returns of CSV, apart: nothing that a terminal obeys or a reader does not see. */
const RAW = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const FLEETS: [string, readonly MacReport[]][] = [
  ['no Mac', []],
  ['clean Macs', [macReport('a'), macReport('b')]],
  ['Macs of every state', FLEET],
];

test.each(FORMATS)('%s lets no raw control or bidirectional character through', (format) => {
  expect(told(format, FLEET, { before: [FLEET[0]!], groupBy: 'prefix' })).not.toMatch(RAW);
});

test.each(FORMATS)('%s ends with one line feed, or is empty', (format) => {
  for (const [, fleet] of FLEETS) expect(told(format, fleet)).toMatch(/^$|[^\n]\n$/);
});

describe('json', () => {
  const complaints = auditValidator();
  test.each(FLEETS)('%s follow the published schema', (_name, fleet) => {
    const text = told('json', fleet, { before: FLEET, groupBy: 'release' });
    expect(complaints(text)).toEqual([]);
    const { macs, summary, partial } = JSON.parse(text) as {
      macs: { mac: string }[];
      summary: { macs: number };
      partial: boolean;
    };
    expect(macs.map(({ mac }) => mac)).toEqual(fleet.map(({ mac }) => mac));
    expect([summary.macs, partial]).toEqual([fleet.length, false]);
  });

  test('jsonl: a Mac a line, and the totals in the last', () => {
    const lines = told('jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { mac?: string; summary?: { macs: number } });
    expect(lines.slice(0, -1).map(({ mac }) => mac)).toEqual(FLEET.map(({ mac }) => mac));
    expect(lines.at(-1)!.summary!.macs).toBe(FLEET.length);
  });
});

test('csv: a row a finding, each Mac at least once, and nothing that a spreadsheet would run', () => {
  const rows: Record<string, string>[] = parse(told('csv'), { columns: true });
  expect(rows.map(({ mac, severity, check }) => [mac, severity, check])).toEqual([
    ['lab-001', '', ''],
    ['lab-002', 'error', 'mac/program-missing'],
    ['lab-002', 'error', 'settings/differs-from-policy'],
    ['lab-002', 'error', 'settings/differs-from-policy'],
    ['lab-002', 'info', 'settings/not-in-policy'],
    [rows[5]!['mac'], 'error', 'settings/differs-from-policy'],
    [rows[5]!['mac'], 'unknown', 'mac/facts-damaged'],
    ['shut', 'unknown', 'mac/facts-damaged'],
    ['warned', 'warning', 'settings/save-password'],
  ]);
  expect(rows[5]!['mac']).toMatch(/^'=Büro/);
  expect(rows[2]).toMatchObject({
    key: 'RTCTransport',
    wanted: 'integer 4',
    found: 'integer 2',
    version: 'not there',
  });
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

describe('sarif', () => {
  const complaints = sarifValidator();
  test.each(FLEETS)('%s follow the published schema', (_name, fleet) => {
    expect(complaints(told('sarif', fleet))).toEqual([]);
  });

  test('what could not be looked at is open, what is suppressed says why, and the run was not whole', () => {
    const { runs } = JSON.parse(told('sarif')) as {
      runs: { invocations: object[]; results: { ruleId: string; kind?: string; suppressions?: object[] }[] }[];
    };
    expect(runs[0]!.invocations).toEqual([{ executionSuccessful: false }]);
    expect(runs[0]!.results.filter(({ kind }) => kind === 'open')).toHaveLength(2);
    expect(runs[0]!.results.filter(({ suppressions }) => suppressions)).toHaveLength(1);
    expect(runs[0]!.results).toHaveLength(9);
  });
});

tool('xmllint')('junit follows the schema that Jenkins publishes', () => {
  expect(junitComplaints(FLEETS.slice(1).map(([, fleet]) => told('junit', fleet)))).toBe('');
});

test('markdown: no HTML and no table cell that a name breaks', () => {
  const text = told('markdown', FLEET, { before: [FLEET[0]!], groupBy: 'prefix' });
  // What stands between backticks is no HTML.
  expect(text.replaceAll(/`[^`\n]*`|<\/?code>/g, '')).not.toMatch(/<[a-z!/]/i);
  // Parsers differ on bars between backticks in a table.
  expect(text).not.toMatch(/`[^`\n]*\\?\|[^`|\n]*`(?= \||\n)/);
  for (const table of text.split('\n\n')) {
    const widths = table
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(widths).size).toBeLessThanOrEqual(1);
  }
});

test.each(['human', 'markdown', 'html'] as const)('%s shows some of thousands of groups, and says so', (format) => {
  const fleet = Array.from({ length: 3_000 }, (_, i) =>
    macReport(`lab${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i % 37)}-${i}`),
  );
  const text = told(format, fleet, { groupBy: 'prefix' });
  expect(text).toMatch(/and 9\d\d more groups/);
  // The page has a line of data for each Mac as well.
  expect(text.split('\n').length).toBeLessThan(format === 'html' ? 4_000 : 100);
  expect(text.match(/^(?:<tr><td>|[| ]*)lab[a-z]x*/gm)!.length).toBeLessThanOrEqual(20);
});

describe('human', () => {
  test('a clean fleet is told in few lines', () => {
    const lines = told('human', [macReport('a'), macReport('b')])
      .trimEnd()
      .split('\n');
    expect(lines.at(-1)).toBe('2 Macs audited: nothing found, 0 differ from the policy');
    expect(lines.length).toBeLessThanOrEqual(3);
  });

  test('drift, checks, locks, sign-in and the worst, within the width', () => {
    const text = told('human');
    expect(text).toContain('RTCTransport');
    expect(text).toContain('Locks: 1 locked, 0 bypassable, 1 unlocked, 0 not known');
    expect(text).toContain('Sign-in: 2 Macs can, 1 cannot (mac/program-missing on 1), 2 not known');
    expect(text).toContain(
      '5 Macs audited: 1 clean, 2 differ from the policy; 4 errors, 1 warning, 1 info (1 suppressed); 2 Macs could not be looked at whole',
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(160);
  });

  test('an interrupted run says so first and last', () => {
    const lines = told('human', FLEET, { run: { ...RUN, partial: true } })
      .trimEnd()
      .split('\n');
    expect(lines[0]).toContain('interrupted');
    expect(lines.at(-1)).toContain('(partial)');
  });

  test('after a baseline only what changed', () => {
    const [, broken] = FLEET;
    const text = told('human', [macReport('lab-001'), { ...broken!, findings: broken!.findings.slice(1) }], {
      before: [macReport('lab-001'), broken!, macReport('old')],
    });
    expect(text.split('\n').slice(0, 3)).toEqual([
      '0 new, 1 fixed, 3 still there since yesterday.json',
      '  fixed  lab-002  mac/program-missing  mac/program-missing here',
      '  1 Mac no longer there: old',
    ]);
  });
});

test('plain: a finding a line', () => {
  const lines = told('plain').trimEnd().split('\n');
  expect(lines).toHaveLength(8);
  expect(lines[1]).toBe(
    'lab-002: a.plist (key RTCTransport): error settings/differs-from-policy settings/differs-from-policy here',
  );
});

test('html: what comes from Macs is text, wherever it stands', () => {
  const text = told('html', FLEET, { before: FLEET, groupBy: 'prefix' });
  const empty = told('html', []);
  for (const mark of ['<script', '</script', '<!--', '-->']) {
    expect(text.split(mark).length).toBe(empty.split(mark).length);
  }
  expect(text).not.toContain(HOSTILE);
  expect(text).toContain('<title>Audit of Contoso &amp; &lt;Söhne&gt;</title>');
});
