import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { JUNIT, published, sarifSchema } from './published.ts';

type Validate = (text: string) => readonly ErrorObject[];

const AUDIT_SCHEMA = new URL('../../schemas/audit.v1.schema.json', import.meta.url);
const PLAN_SCHEMA = new URL('../../schemas/plan.v1.schema.json', import.meta.url);
const REPORT_SCHEMA = new URL('../../schemas/report.v1.schema.json', import.meta.url);

function complaints(validate: { (data: unknown): unknown; errors?: readonly ErrorObject[] | null }): Validate {
  return (text) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []));
}

/** Holds JSON against schemas/report.v1.schema.json. */
export function reportValidator(): Validate {
  return ownValidator(REPORT_SCHEMA);
}

/** Holds JSON against schemas/audit.v1.schema.json. */
export function auditValidator(): Validate {
  return ownValidator(AUDIT_SCHEMA);
}

/** Holds JSON against schemas/plan.v1.schema.json. */
export function planValidator(): Validate {
  return ownValidator(PLAN_SCHEMA);
}

function ownValidator(schema: URL): Validate {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  return complaints(ajv.compile(JSON.parse(readFileSync(schema, 'utf8'))));
}

/** Holds SARIF against the published schema, one pattern of which is no regular expression in Unicode mode. */
export function sarifValidator(): Validate {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return complaints(ajv.compile(sarifSchema()));
}

/** What xmllint says against JUnit files and the published schema; empty if nothing. One call for all of them. */
export function junitComplaints(texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-junit-'));
  try {
    const files = texts.map((text, i) => {
      writeFileSync(join(folder, `${i}.xml`), text);
      return `${i}.xml`;
    });
    const { status, stderr, error } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--huge', '--schema', published(JUNIT), ...files],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (error) throw error;
    const bad = stderr.split('\n').filter((line) => line !== '' && !/^\d+\.xml validates$/.test(line));
    const fine = stderr.split('\n').filter((line) => /^\d+\.xml validates$/.test(line)).length;
    if (status === 0 && bad.length === 0 && fine === texts.length) return '';
    return [`exit ${status}, ${fine} of ${texts.length} valid`, ...bad].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
