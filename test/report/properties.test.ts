import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allFindings, type Report } from '../../src/core/report.ts';
import { FORMATS, RENDERERS } from '../../src/report/index.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { plainStyle } from '../../src/report/style.ts';
import { anyReport } from './arbitrary.ts';
import { JUNIT, SARIF, withSchema } from './published.ts';
import { CLEAN, EMPTY, SAMPLE } from './sample.ts';
import { junitComplaints, reportValidator, sarifValidator } from './validate.ts';

const OPTIONS: fc.Arbitrary<RenderOptions> = fc.record({
  style: fc.constant(plainStyle),
  width: fc.integer({ min: 0, max: 200 }),
  failOn: fc.constantFrom('error', 'warning', 'info', 'never'),
});

const RUNS = { numRuns: 300 };

function holds(property: (report: Report, options: RenderOptions) => void): void {
  fc.assert(fc.property(anyReport, OPTIONS, property), RUNS);
}

// Controls, separators of lines, and characters that reorder or hide what is around them.
const RAW = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u200b-\u200d\u2060\ufeff]/u;

test('every format ends with exactly one newline, or is empty', () => {
  holds((report, options) => {
    for (const format of FORMATS) {
      const text = RENDERERS[format](report, options);
      if (text !== '') expect(text, format).toMatch(/[^\n]\n$/);
      else expect(['plain', 'github']).toContain(format);
    }
  });
});

test('the same report gives the same text', () => {
  holds((report, options) => {
    for (const format of FORMATS) {
      expect(RENDERERS[format](report, options)).toBe(RENDERERS[format](report, options));
    }
  });
});

test('no format lets a raw control or hidden character through', () => {
  holds((report, options) => {
    for (const format of FORMATS) {
      const lines = RENDERERS[format](report, options).split('\n');
      // JUnit keeps the tabs of a text.
      for (const line of lines) expect(line.replaceAll('\t', ' '), format).not.toMatch(RAW);
    }
  });
});

test.each(['plain', 'github'] as const)('%s has a line for each finding, and no other', (format) => {
  holds((report, options) => {
    const text = RENDERERS[format](report, options);
    expect(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(allFindings(report).length + 1);
  });
});

describe('json', () => {
  const complaints = reportValidator();

  test.each<[string, Report]>([
    ['sample', SAMPLE],
    ['clean', CLEAN],
    ['empty', EMPTY],
  ])('%s follows schemas/report.v1.schema.json', (_name, report) => {
    expect(complaints(RENDERERS.json(report, { style: plainStyle, width: 80, failOn: 'error' }))).toEqual([]);
  });

  test('any report follows the schema, and says what the report says', () => {
    holds((report, options) => {
      const text = RENDERERS.json(report, options);
      expect(complaints(text)).toEqual([]);
      const data = JSON.parse(text) as Report;
      expect(allFindings(data)).toEqual(JSON.parse(JSON.stringify(allFindings(report))));
    });
  });
});

describe('sarif', () => {
  withSchema([SARIF])('any report follows the published schema', () => {
    const complaints = sarifValidator();
    for (const report of [SAMPLE, CLEAN, EMPTY]) {
      expect(complaints(RENDERERS.sarif(report, { style: plainStyle, width: 80, failOn: 'error' }))).toEqual([]);
    }
    holds((report, options) => {
      expect(complaints(RENDERERS.sarif(report, options))).toEqual([]);
    });
  });
});

// Proof that the judges can say no.
describe('a report that is wrong is refused', () => {
  const options = { style: plainStyle, width: 80, failOn: 'error' } as const;

  test.each<[string, string, string]>([
    ['a key too many', '"command": "lint"', '"command": "lint", "more": 1'],
    ['a sixth severity', '"severity": "info"', '"severity": "fatal"'],
    ['a line 0', '"line": 7', '"line": 0'],
    ['an unknown without a reason', '"reason": "there', '"because": "there'],
  ])('json: %s', (_name, right, wrong) => {
    const text = RENDERERS.json(SAMPLE, options);
    expect(text).toContain(right);
    expect(reportValidator()(text.replace(right, wrong))).not.toEqual([]);
  });

  withSchema([SARIF])('sarif: a line -1, a URI that is none', () => {
    const text = RENDERERS.sarif(SAMPLE, options);
    const complaints = sarifValidator();
    expect(complaints(text.replace('"startLine": 7', '"startLine": -1'))).not.toEqual([]);
    expect(complaints(text.replace('"uri": "messenger.yaml"', '"uri": "a b"'))).not.toEqual([]);
  });

  withSchema([JUNIT], 'xmllint')('junit: an attribute that is not known, a character that XML has not', () => {
    const text = RENDERERS.junit(SAMPLE, options);
    expect(junitComplaints([text, text.replace('<skipped>', '<skipped message="">')])).toMatch(/message/);
    expect(junitComplaints([text.replace('not applicable', '\ufffe')])).toMatch(/Char 0xFFFE|invalid/i);
  });
});

describe('junit', () => {
  withSchema([JUNIT], 'xmllint')('any report is well-formed and follows the published schema', () => {
    const texts = [SAMPLE, CLEAN, EMPTY].flatMap((report) =>
      (['error', 'info', 'never'] as const).map((failOn) =>
        RENDERERS.junit(report, { style: plainStyle, width: 80, failOn }),
      ),
    );
    holds((report, options) => {
      texts.push(RENDERERS.junit(report, options));
    });
    expect(junitComplaints(texts)).toBe('');
  });

  test('no finding is lost: each one fails its case, or is told, or was suppressed', () => {
    holds((report, options) => {
      const text = RENDERERS.junit(report, { ...options, failOn: 'info' });
      expect(text.match(/<failure /g) ?? []).toHaveLength(allFindings(report).length);
    });
  });
});
