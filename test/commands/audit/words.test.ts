import { expect, test } from 'vitest';
import { auditMeta } from '../../../src/commands/audit.meta.ts';
import { ownNames } from '../../../src/commands/audit/names.ts';
import { optionsOf } from '../../../src/commands/audit/options.ts';
import { progressLine } from '../../../src/commands/audit/progress.ts';
import { GROUPINGS } from '../../../src/fleet/groups.ts';
import { FLEET_RENDERERS } from '../../../src/report/fleet/index.ts';
import { macReport } from '../../helpers/mac-report.ts';

test.each([
  [0, 1000, 100, '0 of 1,000 Macs, 0 a second ...'],
  [4100, 100_000, 1000, '4,100 of 100,000 Macs, 4,100 a second, 24 s left ...'],
  [10, 100_000, 1000, '10 of 100,000 Macs, 10 a second, 167 min left ...'],
  [99_999, 100_000, 25_000, '99,999 of 100,000 Macs, 4,000 a second, 1 s left ...'],
  [12_345, undefined, 2000, '12,345 Macs, 6,173 a second ...'],
])('progress: %i of %s after %i ms', (seen, total, passed, line) => {
  expect(progressLine(seen, total, passed)).toBe(line);
});

test('Macs of one name are told apart by where they were found', () => {
  const name = ownNames();
  const macs = [
    macReport('a', { source: 'x/a' }),
    macReport('a', { source: 'y/a' }),
    macReport('b', { source: 'y/b' }),
  ];
  expect(macs.map((mac) => name(mac).mac)).toEqual(['a', 'a (y/a)', 'b']);
});

const invocation = (
  options: Record<string, string | boolean | readonly string[]>,
  paths: readonly string[] = ['c'],
) => ({
  args: { paths },
  options: { format: 'human', failOn: 'error', ...options },
});

test('the ending of a file names its format', () => {
  const output = ['a.html', 'b.JSON', 'c.d.jsonl', 'e.csv', 'f.sarif', 'g.xml', 'h.md', 'i.txt'];
  expect(optionsOf(invocation({ output }), 2).outputs.map(({ format }) => format)).toEqual([
    'html',
    'json',
    'jsonl',
    'csv',
    'sarif',
    'junit',
    'markdown',
    'plain',
  ]);
});

test.each([
  [invocation({ output: ['report'] }), /the ending of report names no format/],
  [invocation({ output: ['q.json', 'q.csv', 'q.json'] }), /-o q\.json comes twice/],
  [invocation({ output: ['report.constructor'] }), /names no format/],
  [invocation({}, []), /nothing named to audit/],
  [invocation({ from: '-' }, ['-']), /standard input cannot be both/],
  [invocation({ jobs: '0' }), /--jobs 0: expected a number from 1 to 64/],
  [invocation({ jobs: '65' }), /--jobs 65/],
  [invocation({ jobs: '2x' }), /--jobs 2x/],
])('refuses %j', (given, message) => {
  expect(() => optionsOf(given, 2)).toThrow(message);
});

test('jobs: as many as the machine has cores, or as said', () => {
  expect(optionsOf(invocation({}), 3).jobs).toBe(3);
  expect(optionsOf(invocation({ jobs: '7' }), 3).jobs).toBe(7);
});

test('the help names every format and every grouping', () => {
  const choices = (flag: string): readonly string[] =>
    auditMeta.options.find(({ flags }) => flags.startsWith(flag))!.choices!;
  expect(choices('--format')).toEqual(Object.keys(FLEET_RENDERERS));
  expect(choices('--group-by')).toEqual(Object.keys(GROUPINGS));
});
