import fc from 'fast-check';
import type { CheckInfo, Finding, Json, Outcome } from '../../src/core/finding.ts';
import type { Location } from '../../src/core/location.ts';
import type { Report, TargetReport } from '../../src/core/report.ts';
import { SEVERITIES } from '../../src/core/severity.ts';
import { HOSTILE } from './sample.ts';

/** Any text at all: ordinary, every code point, halves of surrogate pairs, and what formats trip over. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    HOSTILE,
    '-',
    '',
    '/',
    '//',
    './a',
    '..',
    ']]>',
    '::error::x',
    '%0A',
    '\r\n',
    '\u2028',
    '\u009b31m',
  ),
  fc.constantFrom('constructor', '__proto__', 'a\\b', 'file:///etc', '\ud83d', '👩‍💻', '漢字', 'e\u0301', '\u{e0041}'),
);

const severity = fc.constantFrom(...SEVERITIES);
const source = fc.constantFrom('guide', 'rfc', 'apple', 'microsoft', 'msgrctl') as fc.Arbitrary<'guide'>;
const count = fc.integer({ min: 1, max: 200 });
const position = fc.record({ line: fc.integer({ min: 1, max: 6 }), column: count });

const location: fc.Arbitrary<Location> = fc.oneof(
  fc.record({ file: anyText, span: fc.record({ start: position, end: position }) }),
  fc.record({ file: anyText, byteOffset: fc.nat(), keyPath: anyText }, { requiredKeys: ['file'] }),
);

const check: fc.Arbitrary<CheckInfo> = fc.record({
  id: anyText,
  severity,
  title: anyText,
  why: anyText,
  fix: anyText,
  cite: fc.array(fc.record({ source, where: anyText, says: anyText }), { maxLength: 2 }),
});

const args = fc.dictionary(anyText, fc.jsonValue() as fc.Arbitrary<Json>, { maxKeys: 3 });

function target(ids: fc.Arbitrary<string>): fc.Arbitrary<TargetReport> {
  const finding: fc.Arbitrary<Finding> = fc.record({
    check: ids,
    severity,
    where: location,
    message: anyText,
    fix: anyText,
    args,
  });
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    fc.record({ check: ids, status: fc.constantFrom('pass' as const, 'not-applicable' as const) }),
    fc.record({ check: ids, status: fc.constant('unknown' as const), reason: anyText }),
  );
  return fc
    .record({
      target: anyText,
      kind: anyText,
      findings: fc.array(finding, { maxLength: 5 }),
      suppressed: fc.array(fc.record({ finding, reason: anyText }), { maxLength: 2 }),
      outcomes: fc.array(outcome, { maxLength: 4 }),
      text: fc.array(anyText, { maxLength: 6 }).map((lines) => lines.join('\n')),
    })
    .map(({ text, findings, suppressed, outcomes, ...rest }) => {
      const all = [...findings, ...suppressed.map((each) => each.finding)];
      const failed = all.map((each): Outcome => ({ check: each.check, status: 'fail', findings: [each] }));
      const sources = Object.fromEntries(all.map(({ where }) => [where.file, text]));
      return { ...rest, findings, suppressed, outcomes: [...outcomes, ...failed], sources };
    });
}

/** A report with any text in every place that holds text. Findings may be of checks that are not listed. */
export const anyReport: fc.Arbitrary<Report> = fc
  .uniqueArray(check, { maxLength: 4, selector: ({ id }) => id })
  .chain((checks) => {
    const ids = fc.oneof(anyText, ...checks.map(({ id }) => fc.constant(id)));
    return fc.record({
      tool: fc.record({ name: anyText, version: anyText }),
      command: anyText,
      targets: fc.array(target(ids), { maxLength: 3 }),
      checks: fc.constant(checks),
    });
  });
