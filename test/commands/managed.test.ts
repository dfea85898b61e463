import { describe, expect, test } from 'vitest';
import { run as convert } from '../../src/commands/convert.ts';
import { run as diff } from '../../src/commands/diff.ts';
import { run as generate } from '../../src/commands/generate.ts';
import { run as lint } from '../../src/commands/lint.ts';
import { ToolError } from '../../src/core/tool-error.ts';
import { made, POLICY } from '../emit/managed/made.ts';
import { memoryHost, type MemoryHost } from '../helpers/memory-host.ts';

const FORMATS = ['mobileconfig', 'mcx', 'mcx-settings'];

async function failure(step: Promise<unknown>): Promise<ToolError> {
  const error = await step.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  return error as ToolError;
}

const generated = (options: { [name: string]: string | true }, policy = POLICY, host?: MemoryHost) =>
  generate(
    { args: { policy: 'messenger.yaml' }, options: { output: 'out', ...options } },
    host ?? memoryHost({ 'messenger.yaml': policy }),
  );

describe('generate refuses', () => {
  test.each<[{ [name: string]: string | true }, string]>([
    [{ identifier: 'a.b' }, '--identifier is for managed preferences'],
    [{ format: 'xml', manage: 'once' }, '--manage is for managed preferences'],
    [{ onceDate: '2006-09-12' }, '--once-date is for managed preferences'],
    [{ format: 'binary', domain: 'a' }, '--domain is for managed preferences'],
    [{ format: 'mobileconfig', merge: 'old.plist' }, '--merge does not go with --format mobileconfig'],
    [{ format: 'mcx', users: true }, '--users does not go with --format mcx'],
    [{ format: 'mcx', identifier: 'a.b' }, '--identifier is for --format mobileconfig'],
    [{ format: 'mobileconfig', identifier: 'a..b' }, '"a..b" is no identifier of a profile'],
    [{ format: 'mobileconfig', identifier: '' }, '"" is no identifier of a profile'],
    [{ format: 'mobileconfig', onceDate: '2006-02-30' }, '"2006-02-30" is no day'],
    [{ format: 'mcx', onceDate: 'soon' }, '"soon" is no day'],
    [{ format: 'mcx', domain: '/Library/a' }, '"/Library/a" is no preference domain'],
    [{ format: 'mcx', domain: 'a\nb' }, '"a\nb" is no preference domain'],
  ])('%j', async (options, message) => {
    expect(await failure(generated(options))).toMatchObject({ exitCode: 2, message });
  });

  test('a policy of nobody, and one that sets nothing', async () => {
    const nobody = 'msgrctl: 1\nsettings: { HideEmoticons: true }\n';
    const error = await failure(generated({ format: 'mobileconfig' }, nobody));
    expect(error).toMatchObject({ exitCode: 2, message: 'the policy names nobody whose profile this is' });
    expect(error.hint).toContain('--identifier');
    expect((await failure(generated({ format: 'mcx' }, 'msgrctl: 1\norganization: A\n'))).message).toContain(
      'sets nothing',
    );
  });
});

test.each([
  ['mobileconfig', 'Macs with 10.3, 10.5.8 do not know configuration profiles, which came with 10.7'],
  ['mcx', 'Macs with 10.3 do not know dscl -mcximport, which came with 10.5'],
])('generate --format %s says which Macs do not know it', async (format, notice) => {
  const policy = `${POLICY}fleet: { macos: ["10.3", "10.5.8", "10.7"] }\n`;
  const { host } = await made({ format }, policy);
  expect(host.told.stderr).toContain(notice);
  expect(host.told.stderr).toContain('it is unproven whether Messenger 6 reads managed preferences');
});

test('generate --check compares with the profile that is there', async () => {
  const { text } = await made({ format: 'mobileconfig' });
  const host = memoryHost({ 'messenger.yaml': POLICY, out: text });
  expect(await generated({ format: 'mobileconfig', check: true }, POLICY, host)).toBe(0);
  host.disk.set('out', new TextEncoder().encode(text.replace('sip.contoso', 'old.contoso')));
  expect(await generated({ format: 'mobileconfig', check: true }, POLICY, host)).toBe(1);
  expect(host.told.stdout).toContain('differs from the policy');
});

describe.each(FORMATS)('of %s', (format) => {
  const host = async (): Promise<MemoryHost> => {
    const plain = (await made({})).text;
    return memoryHost({ 'm.plist': (await made({ format })).text, 'plain.plist': plain, 'messenger.yaml': POLICY });
  };

  test('convert --extract makes the very preference file that generate makes', async () => {
    const there = await host();
    const options = { to: 'xml', extract: true, output: 'x.plist' };
    expect(await convert({ args: { file: 'm.plist' }, options }, there)).toBe(0);
    expect(there.disk.get('x.plist')).toEqual(there.disk.get('plain.plist'));
    expect(there.told.stderr).toMatch(/took 10 settings out of the .*; 4 were set always, 0 often, 6 once/);
  });

  test('convert alone converts it as it is, and says what it is', async () => {
    const there = await host();
    expect(await convert({ args: { file: 'm.plist' }, options: { to: 'binary', output: 'x' } }, there)).toBe(0);
    expect(there.told.stderr).toMatch(/m\.plist is a .*, not a preference file; .*\n.*--extract takes/);
  });

  test('diff compares what is in it', async () => {
    const there = await host();
    expect(await diff({ args: { before: 'messenger.yaml', after: 'm.plist' }, options: {} }, there)).toBe(0);
    expect(there.told.stderr).toContain("only Messenger's settings are compared");
  });

  test('generate --merge refuses it', async () => {
    const error = await failure(generated({ merge: 'm.plist' }, POLICY, await host()));
    expect(error.exitCode).toBe(3);
    expect(error.message).toMatch(/^m\.plist is a .*, not a preference file$/);
    expect(error.hint).toContain('msgrctl convert --extract');
  });

  test('lint judges the settings where they stand', async () => {
    const there = await host();
    const text = new TextDecoder()
      .decode(there.disk.get('m.plist'))
      .replace('<integer>4</integer>', '<integer>3</integer>');
    there.disk.set('m.plist', new TextEncoder().encode(text));
    const line = text.slice(0, text.indexOf('<integer>3</integer>')).split('\n').length;
    const options = { failOn: 'error', as: 'template', format: 'plain' };
    expect(await lint({ args: { paths: ['m.plist'] }, options }, there)).toBe(1);
    expect(there.told.stdout).toContain('plist/managed-preferences');
    expect(there.told.stdout).toMatch(new RegExp(`^m\\.plist:${line}:\\d+: .*settings/transport-unknown`, 'm'));
  });

  test('lint --as mac takes it for no preference file at all', async () => {
    const there = await host();
    const options = { failOn: 'error', as: 'mac', format: 'plain' };
    expect(await lint({ args: { paths: ['m.plist'] }, options }, there)).toBe(1);
    expect(
      there.told.stdout
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('m.plist')),
    ).toHaveLength(1);
    expect(there.told.stdout).toContain('plist/not-a-preference-file');
  });
});

test('convert --extract takes a record apart, and refuses what holds nothing', async () => {
  const value = (await made({ format: 'mcx-settings' })).text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const host = memoryHost({
    'record.plist': `<plist><dict><key>mcx_settings</key><array><string>${value}</string><string>odd</string></array></dict></plist>`,
    'dock.plist':
      '<plist><dict><key>mcx_application_data</key><dict><key>com.apple.dock</key><dict/></dict></dict></plist>',
    'plain.plist': '<plist><dict><key>DisallowSave</key><true/></dict></plist>',
    'want.plist': (await made({})).text,
  });
  const extract = (file: string) =>
    convert({ args: { file }, options: { to: 'xml', extract: true, output: 'x.plist' } }, host);
  expect(await extract('record.plist')).toBe(0);
  expect(host.disk.get('x.plist')).toEqual(host.disk.get('want.plist'));
  expect(await failure(extract('dock.plist'))).toMatchObject({ exitCode: 3, hint: 'It is for com.apple.dock.' });
  expect((await failure(extract('plain.plist'))).message).toContain('neither a configuration profile nor MCX');
});
