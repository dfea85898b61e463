import { expect, test } from 'vitest';
import { readBaseline } from '../../../src/commands/audit/baseline-file.ts';
import { fakeHost } from '../../helpers/fake-host.ts';

const finding = { check: 'a/b', severity: 'error', message: 'm', fingerprint: '1234' };
const report = (parts: object = {}): string =>
  JSON.stringify({ schema: 'msgrctl/audit/v1', partial: false, macs: [{ mac: 'a', findings: [finding] }], ...parts });

test('reads the findings of each Mac, and nothing else', async () => {
  const { macs } = await readBaseline('r.json', fakeHost({ 'r.json': report({ summary: { huge: 1 } }) }));
  expect([...macs]).toEqual([['a', [finding]]]);
});

test.each([
  ['not JSON', '{', 2, /r\.json is no JSON/],
  [
    'another report',
    JSON.stringify({ schema: 'msgrctl/report/v1' }),
    2,
    /r\.json is no report of an audit: schema: expected "msgrctl\/audit\/v1"/,
  ],
  [
    'a damaged finding',
    report({ macs: [{ mac: 'a', findings: [{ ...finding, severity: 'bad' }] }] }),
    2,
    /macs\.0\.findings\.0\.severity/,
  ],
  ['a partial one', report({ partial: true }), 2, /partial report/],
])('refuses %s', async (_name, text, exitCode, message) => {
  const reading = readBaseline('r.json', fakeHost({ 'r.json': text }));
  await expect(reading).rejects.toMatchObject({ exitCode });
  await expect(reading).rejects.toThrow(message);
});

test('a file that is not there is exit 3', async () => {
  await expect(readBaseline('gone.json', fakeHost({}))).rejects.toMatchObject({ exitCode: 3 });
});
