import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { checkIndexPage, checkPage, type Example } from './check-pages.ts';
import { observationJsonSchema } from './observation-schema.ts';
import { policyJsonSchema } from './policy-schema.ts';
import { manPage } from './man-page.ts';
import { withSessions } from './session.ts';
import { settingsPage } from './settings-page.ts';
import { topicIndexPage, topicPage } from './topic-pages.ts';
import { judgeFixture } from '../../test/checks/harness.ts';
import { METAS } from '../../src/program.ts';
import { RENDERERS } from '../../src/report/index.ts';
import { plainStyle } from '../../src/report/style.ts';
import { TOPICS } from '../../src/topics/index.ts';
import { SYMPTOMS } from '../../src/topics/symptoms/index.ts';

/** Every generated file: its path below the root of the project, and its text. */
export async function generatedPages(root: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const info of ALL_CHECKS) {
    pages.set(`docs/checks/${info.id}.md`, checkPage(info, await example(root, info.id)));
  }
  pages.set('docs/checks/README.md', checkIndexPage(ALL_CHECKS));
  pages.set('docs/settings.md', settingsPage(SETTINGS));
  for (const topic of TOPICS) pages.set(`docs/topics/${topic.name}.md`, topicPage(topic));
  pages.set('docs/topics/README.md', topicIndexPage(TOPICS, SYMPTOMS));
  pages.set('man/msgrctl.1', manPage(METAS));
  pages.set('schemas/policy.v1.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
  pages.set('schemas/observation.v1.schema.json', `${JSON.stringify(observationJsonSchema(), null, 2)}\n`);
  for (const page of ['README.md', 'docs/planning.md'])
    pages.set(page, withSessions(readFileSync(join(root, page), 'utf8'), root));
  return pages;
}

/** The first bad fixture of a check with what lint says of it, and the first good one. */
async function example(root: string, id: string): Promise<Example | undefined> {
  const folder = join(root, 'test/fixtures/checks', id);
  if (!existsSync(folder)) return undefined;
  const named = (prefix: string): string | undefined =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && !name.includes('.base.'))
      .toSorted()[0];
  const [bad, good] = [named('bad'), named('good')];
  if (!bad || !good) return undefined;
  const report = await judgeFixture(join(folder, bad));
  const output = RENDERERS.human(
    {
      tool: { name: 'msgrctl', version: '' },
      command: bad.endsWith('.observation.json') ? `check ${report.kind}` : 'lint',
      targets: [report],
      checks: ALL_CHECKS.filter((check) => check.id === id),
    },
    { style: plainStyle, width: 100, failOn: 'error' },
  );
  return { bad: textOf(join(folder, bad)), badName: bad, good: textOf(join(folder, good)), goodName: good, output };
}

/** Undefined for files that are not text, and for observations: they are evidence, and no example to follow. */
function textOf(path: string): string | undefined {
  if (path.endsWith('.observation.json')) return undefined;
  const bytes = readFileSync(path);
  return bytes.subarray(0, 6).toString('latin1') === 'bplist' || bytes.includes(0)
    ? undefined
    : bytes.toString('utf8');
}
