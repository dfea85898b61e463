import { describe, expect, test } from 'vitest';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { readPlist } from '../../src/plist/format.ts';
import { array, date, dict } from '../../src/plist/value.ts';
import { POLICY, site } from './run.ts';

const A = '<plist><dict><key>x</key><integer>1</integer><key>y</key><string>a</string></dict></plist>';
const B = '<plist><dict><key>y</key><string>a</string><key>x</key><real>1</real><key>z</key><true/></dict></plist>';

describe('diff', () => {
  test('compares in meaning, and exits 1 on a difference', () => {
    using here = site({ 'a.plist': A, 'b.plist': B });
    expect(here.run(['diff', 'a.plist', 'a.plist'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(here.run(['diff', 'a.plist', 'b.plist'])).toMatchObject({
      status: 1,
      stdout: '  ~ x: integer 1 -> real 1\n  + z: Boolean true\n',
      stderr: '',
    });
    expect(JSON.parse(here.run(['diff', '--format', 'json', 'a.plist', 'b.plist']).stdout)).toEqual([
      { path: ['x'], change: 'changed', before: { type: 'integer', value: 1 }, after: { type: 'real', value: 1 } },
      { path: ['z'], change: 'added', after: { type: 'boolean', value: true } },
    ]);
  });

  test('takes policies and standard input', () => {
    using here = site({ 'p.yaml': POLICY });
    const { bytes } = here.run(['generate', 'p.yaml', '--format', 'binary']);
    expect(here.run(['diff', 'p.yaml', '-'], { stdin: bytes })).toMatchObject({ status: 0, stdout: '' });
    expect(here.run(['diff', 'corporate-tls', 'p.yaml'])).toMatchObject({ status: 0 });
  });

  test.each<[readonly string[], number]>([
    [['a.plist'], 2],
    [['-', '-'], 2],
    [['a.plist', 'nowhere.plist'], 3],
    [['a.plist', 'damaged.plist'], 3],
  ])('%j is exit %i', (args, status) => {
    using here = site({ 'a.plist': A, 'damaged.plist': A.slice(0, 30) });
    expect(here.run(['diff', ...args])).toMatchObject({ status, stdout: '' });
  });
});

describe('convert', () => {
  test('there and back again', () => {
    using here = site({ 'b.plist': B });
    expect(here.run(['convert', '--to', 'binary', '-o', 'b.bin', 'b.plist'])).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(readPlist(here.read('b.bin')).format).toBe('binary');
    const { stdout, status } = here.run(['convert', 'b.bin', '--sort']);
    expect(status).toBe(0);
    expect(stdout.match(/<key>.*/g)).toEqual(['<key>x</key>', '<key>y</key>', '<key>z</key>']);
    expect(here.run(['diff', 'b.plist', '-'], { stdin: stdout }).status).toBe(0);
    expect(here.run(['convert', '-o', 'b.bin', 'b.plist']).status).toBe(3);
    expect(here.run(['convert', '--force', '-o', 'b.bin', 'b.plist']).status).toBe(0);
  });

  test('says that OpenStep text has no types', () => {
    using here = site();
    const { stdout, stderr, status } = here.run(['convert', '-'], { stdin: '{ a = 1; }' });
    expect(status).toBe(0);
    expect(stdout).toContain('<string>1</string>');
    expect(stderr).toContain('keeps no types');
  });

  test('says that XML has no fractions of seconds', () => {
    using here = site();
    here.write('d.bin', writeBinary(dict([['a', array([date(0.5), date(1)])]])));
    expect(here.run(['convert', 'd.bin'])).toMatchObject({
      status: 0,
      stderr: 'msgrctl: XML holds whole seconds: one date was cut\n',
    });
    expect(here.run(['convert', 'd.bin', '--to', 'binary', '-o', 'e.bin']).stderr).toBe('');
    expect(here.read('e.bin')).toEqual(here.read('d.bin'));
  });

  test('a damaged file is exit 3, with its place', () => {
    using here = site();
    const { stderr, status } = here.run(['convert', '-'], { stdin: '<plist><dict><key>a</key></dict></plist>' });
    expect(status).toBe(3);
    expect(stderr).toBe('msgrctl: could not convert -: the key "a" has no value (line 1, column 14)\n');
  });
});

describe('plan', () => {
  test('numbers and steps, without a policy and with one', () => {
    using here = site({ "Ole's policy.yaml": POLICY });
    const { stdout, stderr, status } = here.run(['plan', '--users', '15001', '--link', '100mbit']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/^ {2}Server edition +Enterprise Edition/m);
    expect(stdout).toContain('$ msgrctl init messenger.yaml\n');
    const ofPolicy = here.run(['plan', "Ole's policy.yaml", '--users', '7', '--format', 'json']);
    expect(ofPolicy).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ofPolicy.stdout)).toMatchObject({ schema: 'msgrctl/plan/v1', input: { users: 7 } });
    expect(ofPolicy.stdout).toContain(`msgrctl lint 'Ole'\\\\''s policy.yaml'`);
  });

  test.each<[readonly string[], number, string]>([
    [['plan'], 2, 'msgrctl: how many users will sign in?\n  Say --users N, or name a policy'],
    [['plan', '--user', '7'], 2, '--users'],
    [['plan', '--users', '7', '--format', 'pdf'], 2, 'markdown'],
    [['plan', '--users', '7', '--link', '10MB/s'], 2, 'a rate in bits'],
    [['plan', 'nowhere.yaml', '--users', '7'], 3, 'there is no such file'],
    [['plan', 'corporate-tsl', '--users', '7'], 3, 'Did you mean "corporate-tls"?'],
    [['plam'], 2, 'plan'],
  ])('%j is exit %i', (args, status, message) => {
    using here = site();
    const done = here.run(args);
    expect(done).toMatchObject({ status, stdout: '' });
    expect(done.stderr).toContain(message);
  });
});

describe('settings', () => {
  test('lists all 111, and finds by any word', () => {
    using here = site();
    expect(here.run(['settings']).stdout.trim().split('\n')).toHaveLength(112);
    const found = JSON.parse(here.run(['settings', 'port', '--format', 'json']).stdout) as { key: string }[];
    expect(found.map(({ key }) => key)).toContain('PortRangeMinSIPDynamicPort');
    expect(found.map(({ key }) => key)).not.toContain('HideEmoticons');
  });

  test('nothing found is exit 3, with a suggestion', () => {
    using here = site();
    expect(here.run(['settings', 'DisalowSave'])).toMatchObject({ status: 3, stdout: '' });
    expect(here.run(['settings', 'DisalowSave']).stderr).toContain('Did you mean "DisallowSave"?');
  });
});

describe('explain', () => {
  test.each<[string, RegExp]>([
    ['settings/port-range-too-small', /why: [^]*\n {2}fix: .*\n {2}who: Messenger for Mac 6\.0 Deployment Guide/],
    [
      'DisallowSave',
      /default\s+false \("Disabling message archiving"\)\n\s+default\s+true \("Messenger for Mac preferences"\)/,
    ],
    ['DontAutoIdle', /^DontAutoldle\n/],
  ])('%s', (subject, expected) => {
    using here = site();
    const { stdout, stderr, status } = here.run(['explain', subject]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(expected);
  });

  test('--list has every check; a miss suggests', () => {
    using here = site();
    expect(here.run(['explain', '--list']).stdout).toMatch(/^ {2}error\s+plist\/unreadable\s+\S/m);
    expect(here.run(['explain'])).toMatchObject({ status: 0, stderr: '' });
    expect(here.run(['explain', 'port-range-too-small']).stderr).toContain(
      'Did you mean "settings/port-range-too-small"?',
    );
    expect(here.run(['explain', 'DisalowSave'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('the program itself', () => {
  test.each<[readonly string[], number, 'stdout' | 'stderr', RegExp]>([
    [[], 2, 'stderr', /^Deploy and configure/],
    [['--help'], 0, 'stdout', /Examples:[\s\S]*Exit codes:/],
    [['-h'], 0, 'stdout', /Examples:/],
    [['help', 'lint'], 0, 'stdout', /^Say what is wrong[\s\S]*Examples:[\s\S]*--fail-on/],
    [['lint', '--help'], 0, 'stdout', /^Say what is wrong/],
    [['--version'], 0, 'stdout', /^\d+\.\d+\.\d+\n$/],
    [['-V'], 0, 'stdout', /^\d+\.\d+\.\d+\n$/],
    [['lnit'], 2, 'stderr', /unknown command 'lnit'[\s\S]*Did you mean .*lint/],
    [['generate', 'a', 'b'], 2, 'stderr', /too many arguments/],
    [['lint', '--formt', 'json', 'x'], 2, 'stderr', /unknown option '--formt'[\s\S]*Did you mean --format/],
  ])('%j', (args, status, stream, expected) => {
    using here = site();
    const result = here.run(args);
    expect(result.status).toBe(status);
    expect(result[stream]).toMatch(expected);
    expect(result[stream === 'stdout' ? 'stderr' : 'stdout']).toBe('');
  });
});
