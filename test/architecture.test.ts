import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-rules-'));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the project's own lint configuration says of one file at a place in the tree. */
function lint(path: string, code: string): { status: number | null; output: string } {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--deny-warnings', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(file);
  return { status, output: stdout };
}

test.each<[string, string]>([
  ['src/core/a.ts', "import { b } from '../plist/b.ts';\nb();\n"],
  ['src/core/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/plist/a.ts', "import { b } from '../host/files.ts';\nb();\n"],
  ['src/plist/xml/a.ts', "import { b } from '../../policy/load.ts';\nb();\n"],
  ['src/plist/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/plist/a.ts', "import { parse } from 'plist';\nparse('a');\n"],
  ['src/policy/a.ts', "import { b } from '../checks/b.ts';\nb();\n"],
  ['src/policy/a.ts', "import { Chalk } from 'chalk';\nChalk();\n"],
  ['src/checks/settings/keys/a.ts', "import { b } from '../../../report/human.ts';\nb();\n"],
  ['src/checks/a.ts', 'process.exit(1);\n'],
  ['src/checks/a.ts', "console.log('a');\n"],
  ['src/checks/a.ts', 'export const now = Date.now();\n'],
  ['src/report/a.ts', "import { b } from '../checks/b.ts';\nb();\n"],
  ['src/fleet/a.ts', "import { b } from '../report/b.ts';\nb();\n"],
  ['src/fleet/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/fleet/a.ts', 'export const now = Date.now();\n'],
  ['src/plist/a.ts', "import { b } from '../fleet/b.ts';\nb();\n"],
  ['src/plan/a.ts', "import { b } from '../report/b.ts';\nb();\n"],
  ['src/plan/a.ts', "import { b } from '../policy/load.ts';\nb();\n"],
  ['src/plan/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/plan/a.ts', 'export const now = Date.now();\n'],
  ['src/checks/a.ts', "import { b } from '../plan/b.ts';\nb();\n"],
  ['src/commands/a.meta.ts', "import { b } from '../plan/b.ts';\nb();\n"],
  ['src/init/a.ts', "import { b } from '../report/b.ts';\nb();\n"],
  ['src/init/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/init/a.ts', "import inquirer from 'inquirer';\ninquirer();\n"],
  ['src/init/a.ts', 'export const now = Date.now();\n'],
  ['src/checks/a.ts', "import { b } from '../init/b.ts';\nb();\n"],
  ['src/commands/a.meta.ts', "import { b } from '../init/b.ts';\nb();\n"],
  ['src/topics/a.ts', "import { b } from '../checks/b.ts';\nb();\n"],
  ['src/topics/symptoms/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/fleet/a.ts', "import { b } from '../topics/b.ts';\nb();\n"],
  ['src/completion/a.ts', "import { b } from '../checks/b.ts';\nb();\n"],
  ['src/completion/a.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/report/a.ts', "import { b } from '../completion/b.ts';\nb();\n"],
  ['src/commands/a.meta.ts', "import { b } from '../completion/b.ts';\nb();\n"],
  ['src/host/a.ts', "import { b } from '../fleet/b.ts';\nb();\n"],
  ['src/commands/a.meta.ts', "import { b } from '../fleet/b.ts';\nb();\n"],
  ['src/commands/a.ts', "import { b } from '../audit-worker.ts';\nb();\n"],
  ['src/audit-worker.ts', "import { b } from './plist/format.ts';\nb();\n"],
  ['src/audit-worker.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n"],
  ['src/report/a.ts', 'export const luck = Math.random();\n'],
  ['src/host/a.ts', "import { b } from '../plist/format.ts';\nb();\n"],
  ['src/commands/a.ts', "import { b } from '../host/index.ts';\nb();\n"],
  ['src/commands/a.ts', "import { b } from '../program.ts';\nb();\n"],
  ['src/commands/a.meta.ts', "import { b } from '../plist/format.ts';\nb();\n"],
])('%s may not: %s', (path, code) => {
  const { status, output } = lint(path, code);
  expect(output).toMatch(/no-restricted-(imports|globals|properties)|no-console/);
  expect(status).toBe(1);
});

test.each<[string, string]>([
  ['src/plist/xml/a.ts', "import { b } from '../../core/b.ts';\nb();\n"],
  [
    'src/policy/a.ts',
    "import { parseDocument } from 'yaml';\nimport { b } from '../plist/value.ts';\nb(parseDocument(''));\n",
  ],
  ['src/checks/a.ts', "import { b } from '../policy/load.ts';\nb();\n"],
  [
    'src/host/a.ts',
    "import { readFileSync } from 'node:fs';\nimport { b } from '../core/b.ts';\nb(readFileSync('a'));\n",
  ],
  ['src/fleet/a.ts', "import { b } from '../policy/load.ts';\nimport { c } from '../plist/value.ts';\nb(c);\n"],
  ['src/init/a.ts', "import { Document } from 'yaml';\nimport { b } from '../checks/b.ts';\nb(new Document());\n"],
  ['src/plan/a.ts', "import type { b } from '../policy/schema.ts';\nexport type C = b;\n"],
  ['src/report/a.ts', "import { b } from '../plan/b.ts';\nb();\n"],
  ['src/report/a.ts', "import { b } from '../fleet/b.ts';\nb();\n"],
  ['src/completion/a.ts', "import { b } from '../core/b.ts';\nb();\n"],
  ['src/checks/a.ts', "import { b } from '../fleet/b.ts';\nb();\n"],
  ['src/checks/signin/a.ts', "import { b } from '../../topics/b.ts';\nb();\n"],
  ['src/topics/symptoms/a.ts', "import { b } from '../../core/b.ts';\nb();\n"],
  ['src/audit-worker.ts', "import { b } from './commands/b.ts';\nimport { c } from './host/c.ts';\nb(c);\n"],
  ['src/commands/a.ts', "import { b } from '../checks/b.ts';\nimport { c } from '../report/c.ts';\nb(c);\n"],
])('%s may: %s', (path, code) => {
  expect(lint(path, code)).toMatchObject({ status: 0 });
});
