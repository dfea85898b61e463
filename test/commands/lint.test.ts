import { expect, test } from 'vitest';
import { run } from '../../src/commands/lint.ts';
import { fakeHost } from '../helpers/fake-host.ts';

test('a folder that is closed hides nothing of the others, and is told', async () => {
  const reason = 'could not look into site/b: permission denied';
  const host = fakeHost({ 'site/a/damaged.plist': '<plist>' }, [{ path: 'site/b', reason }]);
  const options = { format: 'plain', failOn: 'error', as: 'template' };
  expect(await run({ args: { paths: ['site'] }, options }, host)).toBe(1);
  expect(host.told.stdout).toMatch(/^site\/a\/damaged\.plist:1:8: error plist\/unreadable /);
  expect(host.told.stderr).toBe(`msgrctl: ${reason}\n`);
});

test('nothing else found, a closed folder is exit 3', async () => {
  const host = fakeHost({ 'site/a.txt': '' }, [
    { path: 'site', reason: 'could not look into site: permission denied' },
  ]);
  const options = { format: 'human', failOn: 'error', as: 'template' };
  expect(await run({ args: { paths: ['site'] }, options }, host)).toBe(3);
});
