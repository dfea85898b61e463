import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { DNS_NAMES, uuid5 } from '../../../src/emit/managed/uuid.ts';
import { tool } from '../../helpers/tools.ts';

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

test('the example of RFC 9562, appendix A.4', () => {
  expect(uuid5(DNS_NAMES, 'www.example.com', sha1)).toBe('2ED6657D-E927-568B-95E1-2665A8AEA6A2');
});

tool('python3')("Python's uuid5 says the same", () => {
  const names = [
    '',
    'com.contoso.messenger',
    'Zürich',
    '株式会社',
    ...Array.from({ length: 60 }, (_, i) => `name ${i}`),
  ];
  const script =
    'import json, sys, uuid\nprint(json.dumps([str(uuid.uuid5(uuid.NAMESPACE_DNS, n)) for n in json.load(sys.stdin)]))';
  const { stdout } = spawnSync('python3', ['-c', script], { input: JSON.stringify(names), encoding: 'utf8' });
  const theirs = (JSON.parse(stdout) as string[]).map((each) => each.toUpperCase());
  expect(names.map((name) => uuid5(DNS_NAMES, name, sha1))).toEqual(theirs);
});
