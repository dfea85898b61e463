import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manPage } from '../../scripts/docs/man-page.ts';
import { ENVIRONMENT, EXIT_CODES } from '../../src/help-topics.ts';
import { METAS } from '../../src/program.ts';
import { ROOT } from '../e2e/run.ts';
import { tool } from '../helpers/tools.ts';

const PAGE = join(ROOT, 'man/msgrctl.1');

function run(program: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', MANWIDTH: '100', MANROFFSEQ: '' };
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('the page is what the metadata make of it', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(manPage(METAS));
});

tool('mandoc')('mandoc has nothing to say of the page', () => {
  expect(run('mandoc', ['-T', 'lint', '-W', 'all', PAGE])).toEqual({ status: 0, stdout: '', stderr: '' });
});

tool('man')('groff has no warning for the page', () => {
  const { status, stderr } = run('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', PAGE]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

for (const [program, args] of [
  ['man', ['-l', PAGE]],
  ['mandoc', ['-T', 'ascii', '-O', 'width=100', PAGE]],
] as const) {
  tool(program)(`${program} shows every command, option, variable, exit code and example`, () => {
    const text = run(program, args)
      .stdout.replaceAll(/.\u0008/g, '')
      .replaceAll(/\s+/g, ' ');
    for (const { name, options, examples } of METAS) {
      expect(text).toContain(`msgrctl ${name} `);
      for (const { flags } of options) expect(text).toContain(flags.replaceAll(/[<>]/g, ''));
      // A line may break behind a slash of a long path.
      for (const { run: line } of examples) expect(text.replaceAll('/ ', '/')).toContain(line.replaceAll('/ ', '/'));
    }
    for (const [name] of [...ENVIRONMENT, ...EXIT_CODES]) expect(text).toContain(` ${name} `);
  });
}

test('npm installs the page', () => {
  const { man, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    man: unknown;
    files: string[];
  };
  // npm 11 passes over a page that is no list.
  expect(man).toEqual(['man/msgrctl.1']);
  expect(files).toContain('man/');
});
