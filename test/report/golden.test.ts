import { describe, expect, test } from 'vitest';
import type { Style } from '../../src/core/host.ts';
import type { Report } from '../../src/core/report.ts';
import { FORMATS, RENDERERS, type FormatName } from '../../src/report/index.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { plainStyle } from '../../src/report/style.ts';
import { CLEAN, EMPTY, SAMPLE } from './sample.ts';

const PLAIN: RenderOptions = { style: plainStyle, width: 100, failOn: 'error' };

/** Colours that can be read in a golden file. */
const MARKED: Style = {
  error: (text) => `{E:${text}}`,
  warning: (text) => `{W:${text}}`,
  info: (text) => `{I:${text}}`,
  bold: (text) => `{B:${text}}`,
  dim: (text) => `{D:${text}}`,
};

const golden = (name: string): string => `../golden/report/${name}.txt`;

describe.each<[string, Report]>([
  ['sample', SAMPLE],
  ['clean', CLEAN],
  ['empty', EMPTY],
])('%s', (name, report) => {
  test.each(FORMATS)('%s', async (format: FormatName) => {
    await expect(RENDERERS[format](report, PLAIN)).toMatchFileSnapshot(golden(`${name}-${format}`));
  });
});

test.each<[string, FormatName, Partial<RenderOptions>]>([
  ['sample-human-narrow', 'human', { width: 60 }],
  ['sample-human-style', 'human', { style: MARKED }],
  ['sample-junit-fail-on-info', 'junit', { failOn: 'info' }],
  ['sample-junit-fail-on-never', 'junit', { failOn: 'never' }],
])('%s', async (name, format, options) => {
  await expect(RENDERERS[format](SAMPLE, { ...PLAIN, ...options })).toMatchFileSnapshot(golden(name));
});
