import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Json = { readonly [key: string]: unknown };

const SCRIPT = `import json, plistlib, sys
json.dump(plistlib.loads(sys.stdin.buffer.read()), sys.stdout, default=lambda d: {"date": d.isoformat() + "Z"})`;

/** What Python's plistlib reads, with a date as {"date": text}. */
export function plistlibJson(bytes: Uint8Array | string): Json {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', SCRIPT], { input: bytes, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Json;
}

/** What a schema of test/fixtures/managed says against it; nothing if it is right. */
export function schemaErrors(schema: string, value: unknown): unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(read('mcx-settings'));
  const check = ajv.getSchema(`${schema}.schema.json`) ?? ajv.compile(read(schema));
  return check(value) ? [] : check.errors;
}

function read(schema: string): object {
  const url = new URL(`../../fixtures/managed/${schema}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as object;
}
