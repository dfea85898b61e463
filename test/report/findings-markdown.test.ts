import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFindings, type Report } from '../../src/core/report.ts';
import { markdown } from '../../src/report/findings-markdown.ts';
import { plainStyle } from '../../src/report/style.ts';
import { anyReport } from './arbitrary.ts';
import { CLEAN, SAMPLE } from './sample.ts';

const rendered = (report: Report): string => markdown(report, { style: plainStyle, width: 80, failOn: 'error' });

/** The cells of a row: a bar with a backslash in front ends none. */
const cells = (row: string): string[] => row.split(/(?<!\\)\|/).slice(1, -1);

test('a row of five cells for each finding, whatever it says', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const [, table = ''] = rendered(report).split('| where | what | what to do | check |\n');
      const rows = table.split('\n\n')[0]!.split('\n').slice(1).filter(Boolean);
      expect(rows).toHaveLength(allFindings(report).length);
      for (const row of rows) expect(cells(row)).toHaveLength(5);
    }),
  );
});

test('errors come first, and what could not be looked at is told', () => {
  const text = rendered(SAMPLE);
  expect(text.lastIndexOf('**error**')).toBeLessThan(text.indexOf('| warning |'));
  expect(text).toContain('| could not look at | because | checks |');
  expect(rendered(CLEAN)).not.toContain('|');
});

test('a verdict comes before its findings', () => {
  const text = rendered({
    ...CLEAN,
    command: 'check signin',
    verdict: {
      result: 'fails',
      text: 'No *Mac* can sign in.',
      rungs: [{ name: 'dns', status: 'fails', said: 'no record | none' }],
      because: [],
      fix: 'Publish <one>.',
    },
  });
  expect(text).toContain('**fails**: No \\*Mac\\* can sign in.\\\nfix: Publish &lt;one&gt;.\n');
  expect(text).toContain('| dns | fails | no record \\| none |\n');
});
