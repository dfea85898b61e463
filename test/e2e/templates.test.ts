import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tool } from '../helpers/tools.ts';
import { ROOT, site } from './run.ts';

const FOLDER = join(ROOT, 'templates/policies');
const TEMPLATES = readdirSync(FOLDER).map((file) => basename(file, '.yaml'));

/** What each template promises, key by key, as Python prints type and value. */
const PROMISED: { readonly [template: string]: { readonly [key: string]: string } } = {
  automatic: {
    DisableStrictDNSNaming: 'int 0',
    DisallowSave: 'bool False',
    RTCConfigurationMode: 'int -1',
    SaveSIPPassword: 'bool False',
  },
  'corporate-tls': {
    DisallowSave: 'bool False',
    RTCConfigurationMode: 'int 1',
    RTCServerAddress: 'str sip.contoso.com',
    RTCTransport: 'int 4',
    SaveSIPPassword: 'bool False',
  },
  'corporate-tcp': {
    AutoConfigProxy: 'bool False',
    DisallowSave: 'bool False',
    PortRangeEnabled: 'int 1',
    PortRangeMaxSIPDynamicPort: 'int 5119',
    PortRangeMinSIPDynamicPort: 'int 5100',
    RTCConfigurationMode: 'int 1',
    RTCServerAddress: 'str sip.contoso.com',
    RTCTransport: 'int 2',
    SaveSIPPassword: 'bool False',
    UseProxyServer: 'bool False',
  },
  'locked-archive': {
    DisallowSave: 'bool True',
    RTCConfigurationMode: 'int 1',
    RTCServerAddress: 'str sip.contoso.com',
    RTCTransport: 'int 4',
    SaveSIPPassword: 'bool False',
  },
  kerberos: {
    DisallowSave: 'bool False',
    RTCConfigurationMode: 'int 1',
    RTCServerAddress: 'str sip.contoso.com',
    RTCTransport: 'int 4',
    SaveSIPPassword: 'bool False',
  },
  kiosk: {
    DisallowSave: 'bool True',
    DoNotRunMessengerOnStartup: 'bool True',
    HideContactOnlineToasts: 'bool True',
    HideInternetAlerts: 'bool True',
    RTCConfigurationMode: 'int 1',
    RTCServerAddress: 'str sip.contoso.com',
    RTCTransport: 'int 4',
    SaveSIPPassword: 'bool False',
  },
};

const PRINT = `
import json, plistlib, sys
values = plistlib.loads(sys.stdin.buffer.read())
print(json.dumps({key: f"{type(value).__name__} {value}" for key, value in values.items()}))
`;

test('every template has its promise here', () => {
  expect(Object.keys(PROMISED).toSorted()).toEqual(TEMPLATES.toSorted());
});

describe.each(TEMPLATES)('%s', (template) => {
  test('says for whom it is, and lints clean at every severity', () => {
    const text = readFileSync(join(FOLDER, `${template}.yaml`), 'utf8');
    expect(text).toMatch(/^# For .{40,}/);
    using here = site();
    const { status, stdout } = here.run(['lint', join(FOLDER, `${template}.yaml`), '--fail-on', 'info']);
    expect(stdout).toBe('1 file checked, nothing found\n');
    expect(status).toBe(0);
  });

  test.each(['xml', 'binary'])('what it generates as %s lints clean too', (format) => {
    using here = site();
    expect(here.run(['generate', template, '--format', format, '-o', 'a.plist']).status).toBe(0);
    expect(here.run(['lint', 'a.plist', '--fail-on', 'info']).stdout).toBe('1 file checked, nothing found\n');
    expect(here.run(['generate', template, '--check', '-o', 'a.plist']).status).toBe(0);
  });

  tool('python3')('plistlib reads the promised values from both formats', () => {
    using here = site();
    for (const format of ['xml', 'binary']) {
      const { bytes } = here.run(['generate', template, '--format', format]);
      const { stdout } = spawnSync('python3', ['-c', PRINT], { input: bytes, encoding: 'utf8' });
      expect(JSON.parse(stdout)).toEqual(PROMISED[template]);
    }
  });

  tool('python3', 'plistutil')('plistutil converts both formats, and the values stay', () => {
    using here = site();
    for (const [format, other] of [
      ['xml', 'bin'],
      ['binary', 'xml'],
    ] as const) {
      here.run(['generate', template, '--format', format, '--force', '-o', 'a.plist']);
      const converted = spawnSync('plistutil', ['-f', other, '-i', 'a.plist', '-o', 'b.plist'], { cwd: here.folder });
      expect(converted.status).toBe(0);
      const { stdout } = spawnSync('python3', ['-c', PRINT], { input: here.read('b.plist'), encoding: 'utf8' });
      expect(JSON.parse(stdout)).toEqual(PROMISED[template]);
      expect(here.run(['diff', 'a.plist', 'b.plist'])).toMatchObject({ status: 0, stdout: '' });
    }
  });
});
