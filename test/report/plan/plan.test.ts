import { expect, test } from 'vitest';
import { planFor } from '../../../src/plan/plan.ts';
import type { PlanInput } from '../../../src/plan/types.ts';
import { humanPlan } from '../../../src/report/plan/human.ts';
import { jsonPlan } from '../../../src/report/plan/json.ts';
import { markdownPlan } from '../../../src/report/plan/markdown.ts';
import { memoryHost } from '../../helpers/memory-host.ts';
import { planValidator } from '../validate.ts';

const INPUT: PlanInput = { users: 800, contacts: 12_000, concurrent: 800, link: 10e6, wave: 1800 };
const PLAN = planFor(INPUT, ['800 users (<img src=x>|`a`\u001b[31m)'], undefined);
const { style } = memoryHost({}).stdout;

test('the figures as a table', () => {
  const text = humanPlan(PLAN, style, 100);
  expect(text.slice(text.indexOf('Figures'), text.indexOf('What the guide'))).toMatchInlineSnapshot(`
    "Figures
      what                     figure            guide  worked out from
      -----------------------  ----------------  -----  ----------------------------------------------
      Server edition           Standard Edition  [1]    800 connections at a time: no more than 15,000
      Address Book front ends  1                 [2]    800 users / 15,000, rounded up
      Address Book back ends   1                 [2]    800 users / 100,000, rounded up
      Address book, whole      1.2 MB            [3]    12,000 contacts x 1 MB / 10,000
      One user over the link   0.96 s            [3]    1.2 MB x 8 / 10 Mbit/s
      Address book, everybody  960 MB            [3]    800 users x 1.2 MB
      Everybody within 30 min  4.27 Mbit/s       [3]    960 MB x 8 / 30 min; the link carries that
      Everybody over the link  13 min            [3]    960 MB x 8 / 10 Mbit/s

    "
  `);
});

test('each sentence of the guide and each caveat is told once', () => {
  for (const text of [humanPlan(PLAN, style, 1000), markdownPlan(PLAN)]) {
    for (const once of [
      '15,000 users and a back',
      'about 1 MB for',
      'taken as 1,000,000 bytes',
      'else is on the link',
    ]) {
      expect(text.split(once).length - 1, once).toBe(1);
    }
  }
});

test.each([20, 60, 80, 100, 200])('prose keeps to %i columns, where its words can', (columns) => {
  const prose = humanPlan(PLAN, style, columns)
    .split('\n')
    .filter((line) => !/^ +\$ /.test(line) && line.trim().includes(' '));
  const longest = Math.max(...prose.map((line) => line.length));
  expect(longest).toBeLessThanOrEqual(Math.max(Math.min(columns, 100), 45));
});

test('a mark of a figure leads to its sentence', () => {
  const pool = planFor({ ...INPUT, users: 16_000 }, [], undefined);
  expect(markdownPlan(pool)).toMatch(/^\| Server edition \| Enterprise Edition \| .* \| 1 \|$/m);
  expect(markdownPlan(pool)).toMatch(/^1\. \*\*Planning for the number of users supported\*\*: /m);
  expect(markdownPlan(PLAN)).toMatch(/^\| Address Book front ends \| 1 \| .* \| 2 \|$/m);
  expect(markdownPlan(PLAN)).toMatch(/^2\. \*\*Planning for the number of users supported\*\*: /m);
});

test('what comes from outside stays text', () => {
  expect(humanPlan(PLAN, style, 200)).toContain('800 users (<img src=x>|`a`\\e[31m)');
  const markdown = markdownPlan(PLAN);
  expect(markdown).toContain('&lt;img src=x&gt;\\|\\`a\\`');
  expect(markdown).not.toMatch(/<img|\u001b/);
  expect(jsonPlan(PLAN, '1.2.3')).toContain('`a`\\u001b[31m');
});

test('what the plan itself says has no markup in it', () => {
  for (const users of [1, 15_001, 1_000_000]) {
    const { figures, server, client, steps } = planFor({ ...INPUT, users, concurrent: 1 }, [], undefined);
    const texts = [
      figures.map(({ what, because, source, leavesOut }) => [
        what,
        because,
        source.section,
        source.says,
        ...leavesOut,
      ]),
      [...server, ...client].map(({ what, source }) => [what, source.section]),
      steps.map(({ title, why, section }) => [title, why, section]),
    ].flat(2);
    expect(texts.filter((text) => /[\\`*_[\]<>&|~@#]|https?:|^\s|^[-+\d]+[.)]? (?=\W)/.test(text))).toEqual([]);
  }
});

test('a requirement from another section says so', () => {
  expect(humanPlan(PLAN, style, 200)).toContain(
    'What the servers need (guide: Planning a deployment)\n' +
      '  - Live Communications Server 2005 with Service Pack 1, with the Address Book Service\n' +
      '  - no database server: Standard Edition brings its own, MSDE (guide: Messenger for Mac topology)\n',
  );
});

test('JSON is as its schema says, and nothing else is', () => {
  const valid = planValidator();
  const json = jsonPlan(PLAN, '1.2.3');
  expect(valid(json)).toEqual([]);
  for (const [from, to] of [
    ['"first-download-time"', '"first-time"'],
    ['"seconds"', '"minutes"'],
    ['"helpdesk"', '"users"'],
    ['"because"', '"why"'],
    ['msgrctl/plan/v1', 'msgrctl/plan/v2'],
    ['"users": 800', '"users": 0'],
  ] as const) {
    expect(json, from).toContain(from);
    expect(valid(json.replace(from, to)), from).not.toEqual([]);
  }
});
