import { describe, expect, test } from 'vitest';
import { formatProblem, HOW } from '../../../src/checks/settings/keys/formats.ts';
import { KEY_CHECKS } from '../../../src/checks/settings/keys/index.ts';
import { quoted } from '../../../src/checks/settings/keys/known.ts';
import { judgePlist, judgePolicy } from '../../../src/checks/target.ts';
import { writeBinary } from '../../../src/plist/binary/writer.ts';
import { findByAlias, findSetting, SETTINGS } from '../../../src/plist/settings/index.ts';
import type { StringFormat } from '../../../src/plist/settings/setting.ts';
import { array, data, date, dict, integer, real, string, type PlistValue } from '../../../src/plist/value.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import { TODAY } from '../harness.ts';
import { adviceOn, ofPlist, ofPolicy, type Entries, type Told } from './inline.ts';

type Role = 'template' | 'mac';
type Case = readonly [role: Role, entries: Entries, expected: Told[]];

const of = (entries: Entries, role: Role): Promise<Told[]> => ofPlist(KEY_CHECKS, entries, { role });
const ofOpenStep = (entries: Entries, role: Role = 'template'): Promise<Told[]> =>
  ofPlist(KEY_CHECKS, entries, { role, openstep: true });
const advice = (entries: Entries, role: Role = 'template'): Promise<string[]> =>
  adviceOn(KEY_CHECKS, entries, { role });
const noSetting = (key: string): Told => ['unknown-key', key, `"${key}" is not a setting of Messenger`];

test('the list is sorted by id', () => {
  const ids = KEY_CHECKS.map(({ info }) => info.id);
  expect(ids).toEqual(ids.toSorted());
});

describe('unknown keys', () => {
  test.each<Case>([
    ['template', { DisalowSave: true }, [noSetting('DisalowSave')]],
    ['template', { disallowSave: true }, [noSetting('disallowSave')]],
    ['template', { 'NSWindow Frame Contacts': '0 0' }, [noSetting('NSWindow Frame Contacts')]],
    ['template', { __proto__x: 1, constructor: 1 }, [noSetting('__proto__x'), noSetting('constructor')]],
    // What Messenger itself may write to the file of one Mac is not a mistake; a slip of the finger is.
    ['mac', { 'NSWindow Frame Contacts': '0 0', constructor: 1 }, []],
    ['mac', { UserHasRunMessenger50: true, UserHasRunMessenger70: true, SIPSignInMRU06: 'a@b.c' }, []],
    ['mac', { HideWindowAlerts: true, NewSound: 'Ping', ShowGroup: true }, [noSetting('ShowGroup')]],
    ['mac', { DissallowSave: true }, [noSetting('DissallowSave')]],
    ['mac', { DisalowSave: true }, [noSetting('DisalowSave')]],
    ['mac', { DisallowSabe: true }, [noSetting('DisallowSabe')]],
    ['mac', { DisallowSvae: true }, [noSetting('DisallowSvae')]],
    ['mac', { AutoIdleDelay: 5 }, [noSetting('AutoIdleDelay')]],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('the advice', async () => {
    expect(await advice({ DisalowSave: true })).toEqual(['Did you mean DisallowSave?']);
    expect(await advice({ disallowsave: true })).toEqual(['Did you mean DisallowSave? (Capitals count.)']);
    expect(await advice({ Nonsense: true })).toEqual(['Take it out; "msgrctl settings" lists those that there are.']);
    expect(await advice({ AutoIdleDelay: 5 }, 'mac')).toEqual([
      'Did you mean AutoidleDelay? (If Messenger wrote it by itself, the guide misspells it.)',
    ]);
  });

  test('every key and every alias of the catalogue is known', async () => {
    for (const { key, aliases = [] } of SETTINGS) {
      for (const name of [key, ...aliases.map((alias) => alias.name)]) {
        const told = await of({ [name]: 1 }, 'template');
        expect(told.filter(([check]) => check === 'unknown-key')).toEqual([]);
      }
    }
  });
});

describe('keys that may be misprinted', () => {
  const IDLE =
    'the guide prints DontAutoldle and may mean DontAutoIdle; it is unproven which of them Messenger reads';
  const DIFFER =
    'DontAutoldle and DontAutoIdle differ, though they may be one key, and it is unproven which of them Messenger reads';

  test.each<Case>([
    ['template', { DontAutoldle: false }, [['misprinted-key', 'DontAutoldle', IDLE]]],
    ['template', { DontAutoIdle: false }, [['misprinted-key', 'DontAutoIdle', IDLE]]],
    ['template', { DontAutoIdle: false, DontAutoldle: false }, []],
    ['template', { DontAutoIdle: false, DontAutoldle: true }, [['misprinted-key', '= DontAutoIdle', DIFFER]]],
    [
      'template',
      { DontAutoIdle: 'no', DontAutoldle: true },
      [['wrong-type', '= DontAutoIdle', 'DontAutoIdle should be of type Boolean, not string "no"']],
    ],
    // The file of one Mac shows which of them the program writes.
    ['mac', { DontAutoldle: false }, []],
    ['mac', { DontAutoIdle: false, DontAutoldle: true }, []],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('in OpenStep text the same may be spelled in two ways', async () => {
    expect(await ofOpenStep({ DontAutoIdle: 'NO', DontAutoldle: 0 })).toEqual([]);
    expect(await ofOpenStep({ DontAutoIdle: 'YES', DontAutoldle: 0 })).toEqual([
      ['misprinted-key', '= DontAutoIdle', DIFFER],
    ]);
  });

  test('are those whose name the catalogue doubts', async () => {
    for (const { key, aliases = [], contradictions = [] } of SETTINGS) {
      const doubted = contradictions.some(({ about }) => about === 'name') && aliases.length > 0;
      const told = (await of({ [key]: true }, 'template')).filter(([check]) => check === 'misprinted-key');
      expect([key, told.length]).toEqual([key, doubted ? aliases.length : 0]);
    }
  });
});

describe('types', () => {
  const wrong = (key: string, type: string, found: string): Told[] => [
    ['wrong-type', `= ${key}`, `${key} should be of type ${type}, not ${found}`],
  ];
  test.each<Case>([
    ['template', { HideEmoticons: 1 }, wrong('HideEmoticons', 'Boolean', 'integer 1')],
    ['template', { HideEmoticons: 'YES' }, wrong('HideEmoticons', 'Boolean', 'string "YES"')],
    ['mac', { RTCTransport: '4' }, wrong('RTCTransport', 'integer', 'string "4"')],
    ['mac', { RTCTransport: true }, wrong('RTCTransport', 'integer', 'Boolean true')],
    ['mac', { UserSIPID: 12 }, wrong('UserSIPID', 'string', 'integer 12')],
    // An alias has the type of its key.
    ['mac', { OfflineCollapsed: 'YES' }, wrong('OfflineCollapsed', 'Boolean', 'string "YES"')],
    // The guide itself allows both.
    ['template', { CountryCode: 1 }, []],
    ['template', { CountryCode: 'US' }, []],
    ['template', { CountryCode: true }, wrong('CountryCode', 'integer or string', 'Boolean true')],
    // A value of the wrong type has no range, no meaning and no format.
    ['template', { HTTPProxyPort: '99999' }, wrong('HTTPProxyPort', 'integer', 'string "99999"')],
    ['mac', { CurrentService: '7' }, wrong('CurrentService', 'integer', 'string "7"')],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  const key = (value: PlistValue, name: string) =>
    judgePlist({ file: 'p', bytes: writeBinary(dict([[name, value]])), role: 'mac', today: TODAY }).findings;
  test.each<[string, PlistValue, string]>([
    ['UserSIPID', data(Uint8Array.of(1, 2)), 'data, 2 bytes'],
    ['UserSIPID', array([string('a')]), 'array of 1'],
    ['UserSIPID', dict([]), 'dictionary of 0'],
    ['RTCTransport', real(4), 'real 4'],
    ['NextNewVersionNotifyTime', date(0), 'date 2001-01-01T00:00:00Z'],
  ])('%s as %j', (name, value, found) => {
    expect(key(value, name).map(({ check, message }) => [check, message.split(', not ')[1]])).toEqual([
      ['settings/wrong-type', found],
    ]);
  });

  test('integers beyond 2^53 are integers', () => {
    expect(key(integer(2n ** 63n), 'PreferencesTabValue').map(({ check }) => check)).toEqual([
      'settings/out-of-range',
    ]);
  });

  test.each<[Entries, string[]]>([
    [{ HideEmoticons: 'YES', HideTimeStamp: '0' }, []],
    [{ HideEmoticons: 'on' }, ['HideEmoticons should be of type Boolean, which "on" cannot be read as']],
    [{ HideEmoticons: 2 }, ['HideEmoticons should be of type Boolean, which "2" cannot be read as']],
    [{ AutoidleDelay: '' }, ['AutoidleDelay should be of type integer, which "" cannot be read as']],
    [{ AutoidleDelay: '5.0' }, ['AutoidleDelay should be of type integer, which "5.0" cannot be read as']],
    [{ NewMailSound: 7, UserSIPID: 'YES' }, []],
    [
      { InstantMessageTextStyles: 'bold' },
      ['InstantMessageTextStyles should be of type data, which "bold" cannot be read as'],
    ],
  ])('in OpenStep text %j', async (entries, messages) => {
    expect((await ofOpenStep(entries, 'mac')).map(([, , message]) => message)).toEqual(messages);
  });

  test.each<[string, string, string]>([
    ['HideEmoticons', '"yes"', 'Write true.'],
    ['HideEmoticons', '0', 'Write false.'],
    ['HideEmoticons', '2', 'Set it to true or false.'],
    ['PortRangeEnabled', 'true', 'Write 1.'],
    ['HTTPProxyPort', '" 8080 "', 'Write 8080.'],
    ['HTTPProxyPort', '8080.0', 'Write 8080, as an integer without a decimal point.'],
    ['HTTPProxyPort', '80.5', 'Set it to a whole number.'],
    ['UserDomain', '0123', 'Put the value in quotes.'],
    ['InstantMessageTextStyles', '"bold"', 'Take it out: only Messenger itself knows how to write it.'],
    ['CountryCode', 'true', 'Set it to a whole number or a string.'],
  ])('the advice on %s: %s', async (name, value, expected) => {
    const text = `msgrctl: 1\nsettings:\n  ${name}: ${value}\n`;
    const result = await loadPolicy({ file: 'p.yaml', text }, async () => ({ missing: 'none' }));
    const { findings } = judgePolicy('p.yaml', result, TODAY);
    const found = findings.find(({ check }) => check === 'settings/wrong-type');
    expect(found?.fix).toBe(expected);
    expect(found?.where).toMatchObject({ keyPath: `settings.${name}`, span: { start: { line: 3 } } });
  });

  test('the advice on a plist shows the element', async () => {
    expect(await advice({ HideEmoticons: 'YES', HTTPProxyPort: '8080' })).toEqual([
      'Write true; in XML that is <true/>.',
      'Write 8080; in XML that is <integer>8080</integer>.',
    ]);
    expect(await advice({ NewMailSound: 7 })).toEqual(['Make it a string; in XML that is <string>.']);
  });
});

describe('values', () => {
  const port = (key: string, value: number): Told => [
    'out-of-range',
    `= ${key}`,
    `${key} is ${value}, but should be ${value < 1 ? '1 or more' : '65535 or less'}`,
  ];
  test.each<Case>([
    [
      'template',
      { PortRangeEnabled: 2 },
      [['value-not-allowed', '= PortRangeEnabled', 'PortRangeEnabled is 2, which is none of its documented values']],
    ],
    ['template', { PortRangeEnabled: 0 }, []],
    // These have checks of their own, and other modes are documented.
    ['template', { RTCTransport: 3, RTCConfigurationMode: 7, DisableStrictDNSNaming: 5 }, []],
    // The guide prints no numbers for this one.
    ['template', { ProxyServerType: 99 }, []],
    ['template', { HTTPProxyPort: 65_536 }, [port('HTTPProxyPort', 65_536)]],
    ['template', { HTTPProxyPort: 0, SOCKS4ProxyPort: -1 }, [port('HTTPProxyPort', 0), port('SOCKS4ProxyPort', -1)]],
    ['template', { HTTPProxyPort: 1, SOCKS4ProxyPort: 65_535 }, []],
    // That is how a program writes that there is none.
    ['mac', { HTTPProxyPort: 0, SOCKS4ProxyPort: -1 }, [port('SOCKS4ProxyPort', -1)]],
    ['mac', { NextNewVersionNotifyTime: 4_294_967_295, PreferencesTabValue: 0 }, []],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('the advice', async () => {
    expect(await advice({ CurrentService: 2 }, 'mac')).toEqual([
      'Use one of these: 0 = .NET: the personal account; 1 = SIP: the corporate account.',
    ]);
    expect(await advice({ HTTPProxyPort: 0 })).toEqual(['Set it to a port from 1 to 65535.']);
    expect(await advice({ PreferencesTabValue: -1 }, 'mac')).toEqual(['Set it to a whole number from 0 up.']);
  });
});

describe('forms', () => {
  test.each<[StringFormat, string]>([
    ['left, top', '12, 88'],
    ['left, top', '-1200,0'],
    ['width, height', '260, 540'],
    ['host', 'proxy.contoso.com'],
    ['host', '10.1.2.3'],
    ['host or host:port', 'messenger.hotmail.com'],
    ['host or host:port', 'messenger.hotmail.com:1863'],
    ['host or host:port', '10.1.2.3:65535'],
    ['domain', 'hotmail.com'],
    ['address', 'anna@contoso.com'],
    ['address', "o'neill+x@mail.contoso.com"],
    ['url', 'http://www.microsoft.com/mac/'],
    ['path', '/Users/Shared/Received Files'],
    ['path', '/'],
    ['path', '~'],
    ['path', '~/Desktop'],
    ['path', '~anna/Desktop'],
    ['path', 'Macintosh HD:Users:anna:Desktop:'],
    ['path', 'Files/Old:Received'],
    ['sound', 'New Message'],
    ['country', 'US'],
    ['country', 'de'],
    ['name', 'CONTOSO\\Anna Müller'],
  ])('%s: %j', (format, text) => {
    expect(formatProblem(format, text)).toBeUndefined();
  });

  test.each<[StringFormat, string, string, string?]>([
    ['left, top', '12', 'has no comma in it'],
    ['left, top', '12; 88', 'has no comma in it'],
    ['left, top', '12, 88, 260, 540', 'has 4 parts, where left and top are two'],
    ['left, top', '12.5, 88', 'has "12.5", where a whole number belongs'],
    ['left, top', '12,', 'has "", where a whole number belongs'],
    ['left, top', '{12, 88}', 'has braces around it', '12, 88'],
    ['left, top', '{{12, 88}, {260, 540}}', 'has 4 parts, where left and top are two'],
    ['width, height', '0, 540', 'has a width of 0'],
    ['width, height', '260, -1', 'has a height of -1'],
    ['host', 'http://proxy.contoso.com:8080/', 'has "http://" in front of the name', 'proxy.contoso.com'],
    ['host', 'proxy.contoso.com:8080', 'has the port 8080 behind the name', 'proxy.contoso.com'],
    ['host or host:port', 'messenger.hotmail.com:0', 'has the port 0, where ports go from 1 to 65535'],
    ['host or host:port', 'messenger.hotmail.com:65536', 'has the port 65536, where ports go from 1 to 65535'],
    ['host or host:port', 'messenger.hotmail.com:', 'has a colon behind the name', 'messenger.hotmail.com'],
    ['host or host:port', 'http://a.example:80', 'has "http://" in front of the name', 'a.example'],
    ['host or host:port', 'a.example:80:80', 'has the port 80 behind the name'],
    ['domain', '10.1.2.3', 'is an IP address'],
    ['domain', '@hotmail.com', 'has "@" in front of the name', 'hotmail.com'],
    ['address', 'anna', 'has no @ in it'],
    ['address', 'anna@b@c', 'has more than one @ in it'],
    ['address', '@contoso.com', 'has nothing in front of the @'],
    ['address', 'anna@', 'has nothing behind the @'],
    ['address', 'sip:', 'has "sip:" in front of it'],
    ['address', 'SIP:anna@contoso.com', 'has "SIP:" in front of it', 'anna@contoso.com'],
    ['address', 'mailto:anna', 'has "mailto:" in front of it'],
    ['address', 'anna@contoso.com ', 'has white space before or behind it', 'anna@contoso.com'],
    ['address', '<anna@contoso.com', 'has "<" in front of the @'],
    ['address', 'anna b@contoso.com', 'has " " in front of the @'],
    ['address', 'anna@contoso,com', 'has behind the @ what is no domain: it has a comma in it, as if it were a list'],
    ['url', 'www.microsoft.com', 'does not start with http:// or https://'],
    ['url', 'http://a b', 'has white space in it'],
    ['url', 'http://[', 'is no valid URL'],
    ['path', 'Received', 'is not a full path: it starts at no disk'],
    ['path', './Received', 'is not a full path: it starts at no disk'],
    ['path', ':Received', 'is not a full path: it starts at no disk'],
    ['path', 'C:\\Received', 'is a path of Windows'],
    ['path', 'c:/Received', 'is a path of Windows'],
    ['path', '\\\\server\\share', 'is a path of Windows'],
    ['path', 'afp://server/share', 'is a URL, not a path'],
    ['path', 'file:///Users/anna', 'is a URL, not a path'],
    ['path', '/Users/anna\n', 'has a line break in it'],
    ['sound', 'Ping\u0000', 'has the control character U+0000 in it'],
    ['country', 'USA', 'is not two letters long'],
    ['country', 'Ü', 'is not two letters long'],
    ['country', '49', 'is a number, not the code of a country'],
    ['name', 'anna\u2028b', 'has a line break in it'],
    ['name', 'anna\u0085', 'has the control character U+0085 in it'],
  ])('%s: %j', (format, text, problem, better) => {
    expect(formatProblem(format, text)).toMatchObject({ problem });
    if (better !== undefined) expect(formatProblem(format, text)?.better).toBe(better);
  });

  test.each<[StringFormat, string]>([
    ['left, top', '120, 80'],
    ['width, height', '260, 540'],
    ['host', 'proxy.contoso.com'],
    ['host or host:port', 'messenger.contoso.com'],
    ['domain', 'contoso.com'],
    ['address', 'anna@contoso.com'],
    ['path', '/Users/Shared/Received Files'],
    ['country', 'US'],
  ])('the example for %s is one: %s', (format, example) => {
    expect(HOW[format]).toContain(example);
    expect(formatProblem(format, example)).toBeUndefined();
  });

  test.each<Case>([
    [
      'template',
      { HTTPProxyServer: 'http://proxy' },
      [['malformed-value', '= HTTPProxyServer', 'HTTPProxyServer "http://proxy" has "http://" in front of the name']],
    ],
    // settings/server-address-malformed asks about this one.
    ['template', { RTCServerAddress: 'sip:a.example' }, []],
    // An empty text is no value.
    ['template', { HTTPProxyServer: '', FileTransferPath: '' }, []],
    // What the program writes by itself is right by definition.
    ['mac', { ContactWindowLocation: '{12, 88}', NewVersionInfoURL: 'none' }, []],
    [
      'mac',
      { SIPSignInMRU01: 'anna' },
      [['malformed-value', '= SIPSignInMRU01', 'SIPSignInMRU01 "anna" has no @ in it']],
    ],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('in OpenStep text the country may be an integer', async () => {
    expect(await ofOpenStep({ CountryCode: 1 })).toEqual([]);
    expect(await ofOpenStep({ CountryCode: 'USA' })).toEqual([
      ['malformed-value', '= CountryCode', 'CountryCode "USA" is not two letters long'],
    ]);
  });

  test('quoted texts are short and on one line', () => {
    expect(quoted('C:\\a\tb\u2028\u007f"c"')).toBe(String.raw`"C:\a\tb\u2028\u007f"c""`);
    expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
    expect(quoted(`${'x'.repeat(59)}😀y`)).toBe(`"${'x'.repeat(59)}…"`);
  });
});

describe('the same key twice', () => {
  const twice = (...lines: string[]): string[] => {
    const text = ['<plist><dict>', ...lines, '</dict></plist>'].join('\n');
    const { findings } = judgePlist({ file: 'p', bytes: new TextEncoder().encode(text), role: 'mac', today: TODAY });
    return findings.map(({ check, where, message }) => `${where.span!.start.line} ${check.slice(9)}: ${message}`);
  };

  test('points at the second, and tells the first and the last', () => {
    const [a, b] = ['<key>HideEmoticons</key><true/>', '<key>HideEmoticons</key><false/>'];
    expect(twice(a, b)).toEqual([
      '3 duplicate-key: HideEmoticons comes twice, first as Boolean true, last as Boolean false',
    ]);
    expect(twice(a, b, a)).toEqual([
      '3 duplicate-key: HideEmoticons comes 3 times, first as Boolean true, last as Boolean true',
    ]);
    expect(twice(b, b)).toEqual(['3 duplicate-key: HideEmoticons comes twice, each time as Boolean false']);
  });

  test('the last counts, and only it is judged', () => {
    const [wrong, right] = ['<key>HideEmoticons</key><string>x</string>', '<key>HideEmoticons</key><true/>'];
    expect(twice(wrong, right)).toHaveLength(1);
    expect(twice(right, wrong)).toHaveLength(2);
  });

  test('an unknown key is told once', () => {
    const line = '<key>DisalowSave</key><true/>';
    expect(twice(line, line).map((one) => one.split(':')[0])).toEqual(['3 duplicate-key', '3 unknown-key']);
  });

  test.each<[string, Told[]]>([
    [
      'connection: { mode: manual, transport: tls }\nsettings:\n  RTCTransport: 4\n',
      [
        [
          'set-twice',
          '4:3',
          'RTCTransport is set by connection.transport (line 2) to integer 4, and under "settings" (line 4) to integer 4',
        ],
      ],
    ],
    ['connection: { mode: manual }\nsettings: { RTCTransport: 4 }\n', []],
    ['archiving: { lock: enforce }\nsettings: { DisallowSave: true }\n', []],
  ])('in a policy %j', async (yaml, expected) => {
    expect(await ofPolicy(KEY_CHECKS, yaml)).toEqual(expected);
  });
});

describe('what does not belong there', () => {
  const inert = (key: string): Told => [
    'inert-key',
    key,
    `${key} does not apply to Messenger for Mac and has no effect`,
  ];
  test.each<Case>([
    [
      'template',
      { NMCallSecurity: 1, ShowMessagePreview: false },
      [inert('NMCallSecurity'), inert('ShowMessagePreview')],
    ],
    ['mac', { NMCallSecurity: 1 }, []],
    [
      'template',
      { ContactWindowSize: '260, 540' },
      [
        [
          'state-key-in-template',
          'ContactWindowSize',
          'ContactWindowSize is what Messenger remembers on one Mac, and would go to all',
        ],
      ],
    ],
    [
      'template',
      { DABase: 'passport.com' },
      [
        [
          'cache-key-in-template',
          'DABase',
          'DABase is what one Mac has learned from the personal service, and would go to all',
        ],
      ],
    ],
    [
      'template',
      { UserLogonName: 'CONTOSO\\anna' },
      [['identity-key-in-template', 'UserLogonName', 'UserLogonName "CONTOSO\\anna" would go to every Mac']],
    ],
    ['mac', { ContactWindowSize: '260, 540', DABase: 'passport.com', UserLogonName: 'anna' }, []],
    // Empty texts carry nothing.
    ['template', { ContactWindowSize: '', DABase: ' ', UserLogonName: '', CachedNSServer: '' }, []],
    [
      'mac',
      { GatewayServer: 'a.example' },
      [
        [
          'cached-server-key',
          'GatewayServer',
          'GatewayServer keeps "a.example", a server that Messenger once learned',
        ],
      ],
    ],
    [
      'template',
      { FileTransferPath: '/users/anna/' },
      [['path-in-one-home', '= FileTransferPath', 'FileTransferPath "/users/anna/" is in the home of anna']],
    ],
    ['template', { FileTransferPath: '/Users/Shared' }, []],
    ['template', { FileTransferPath: 'Macintosh HD:Users:Shared:' }, []],
    ['template', { FileTransferPath: '/Users/' }, []],
    ['template', { FileTransferPath: '~/Desktop' }, []],
    [
      'template',
      { FileTransferPath: '/Users/sharedata' },
      [['path-in-one-home', '= FileTransferPath', 'FileTransferPath "/Users/sharedata" is in the home of sharedata']],
    ],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('each key that belongs on one Mac is told once in a template', async () => {
    const checks = /^(?:state-key|cache-key|identity-key)-in-template$|^cached-server-key$/;
    for (const { key, class: kind, type } of SETTINGS) {
      const told = await of({ [key]: type === 'string' ? 'a' : 1 }, 'template');
      const expected = kind === 'state' || kind === 'cache' || kind === 'identity' ? 1 : 0;
      expect([key, told.filter(([check]) => checks.test(check)).length]).toEqual([key, expected]);
    }
  });
});

describe('settings that do not go together', () => {
  const IDLE = 'AutoidleDelay 10 has no effect, because DontAutoldle is';
  const LIKELY = { DontAutoIdle: true, DontAutoldle: true };
  test.each<Case>([
    ['template', { AutoidleDelay: 10, ...LIKELY }, [['idle-contradiction', 'AutoidleDelay', `${IDLE} true`]]],
    [
      'template',
      { AutoidleDelay: 10 },
      [['idle-contradiction', 'AutoidleDelay', `${IDLE} not set, and by default true`]],
    ],
    ['template', { AutoidleDelay: 10, DontAutoIdle: false, DontAutoldle: false }, []],
    ['template', { ...LIKELY }, []],
    ['mac', { AutoidleDelay: 10, ...LIKELY }, []],
    [
      'template',
      { DontBounceDockIcon: true, BounceOnlyOnce: false },
      [
        [
          'no-effect-together',
          'BounceOnlyOnce',
          'BounceOnlyOnce has no effect: DontBounceDockIcon is true, so the icon does not bounce at all',
        ],
      ],
    ],
    ['template', { DontBounceDockIcon: false, BounceOnlyOnce: true }, []],
    ['template', { SuppressContactSounds: true, NewMailSound: '' }, []],
    [
      'template',
      { OnlineCollapsed: true },
      [
        [
          'contradictory-meaning',
          'OnlineCollapsed',
          'by the name of OnlineCollapsed it is for the personal account, by its description it is for the corporate one',
        ],
      ],
    ],
    ['template', { OnlineCollapsed: false, OnlineCollapsedSIP: false }, []],
    ['template', { SignInAsHidden: false, DoNotShowVirusAlert: false, DoNotShowUnblockAlert: true }, []],
    ['mac', { SignInAsHidden: true, DoNotShowVirusAlert: true, AvailableOnFullScreen: true }, []],
  ])('%s %j', async (role, entries, expected) => {
    expect(await of(entries, role)).toEqual(expected);
  });

  test('spellings that differ are told as such', async () => {
    const told = await of({ AutoidleDelay: 10, DontAutoIdle: false, DontAutoldle: true }, 'template');
    expect(told.map(([check]) => check)).toEqual(['misprinted-key']);
  });

  test('disputed keys are disputed in the catalogue', () => {
    for (const key of ['AvailableOnFullScreen', 'OnlineCollapsed', 'OnlineCollapsedSIP', 'SignInAsHidden']) {
      expect(findSetting(key)?.contradictions?.map(({ about }) => about)).toEqual([
        expect.stringMatching(/meaning|account/),
      ]);
    }
    expect(findByAlias('DontAutoIdle')?.setting.key).toBe('DontAutoldle');
  });
});

describe('recent addresses', () => {
  const list = (prefix: string, ...addresses: (string | undefined)[]): Entries =>
    Object.fromEntries(
      addresses.flatMap((address, i) => (address === undefined ? [] : [[`${prefix}0${i + 1}`, address]])),
    );
  const [A, B, C] = ['a@contoso.com', 'b@contoso.com', 'c@contoso.com'];
  const SIP = 'SIPSignInMRU';
  const gap = (place: number, free: number, is: string): Told => [
    'mru-gap',
    `${SIP}0${place}`,
    `${SIP}0${place} holds an address, but ${SIP}0${free} is ${is}`,
  ];
  test.each<[Entries, Told[]]>([
    [list(SIP, A, B, C), []],
    [list(SIP, A, '', '', ''), []],
    [list(SIP, A, undefined, C), [gap(3, 2, 'missing')]],
    [list(SIP, '', B, C), [gap(2, 1, 'empty')]],
    [list(SIP, undefined, undefined, undefined, undefined, A), [gap(5, 1, 'missing')]],
    [list(SIP, A, undefined, B, undefined, C), [gap(3, 2, 'missing')]],
    [list(SIP, A, B, 'A@CONTOSO.COM'), [['mru-gap', `= ${SIP}03`, `${SIP}03 holds the same address as ${SIP}01`]]],
    // The two accounts have a list each.
    [{ ...list('MSNSignInMRU', A), ...list(SIP, A) }, []],
  ])('%j', async (entries, expected) => {
    expect(await of(entries, 'mac')).toEqual(expected);
  });

  test('a value of the wrong type fills its place', async () => {
    expect((await of({ [`${SIP}01`]: 1, [`${SIP}02`]: A }, 'mac')).map(([check]) => check)).toEqual(['wrong-type']);
  });
});

describe('the SIP domains of the policy', () => {
  const POLICY = 'connection: { sipDomains: [contoso.com] }\n';
  const outside = (key: string, address: string): Told => [
    'address-outside-sip-domains',
    `= ${key}`,
    `${key} "${address}" is in none of the SIP domains of the policy: contoso.com`,
  ];
  test.each<[Role, Entries, string, Told[]]>([
    ['mac', { UserSIPID: 'a@contoso.org' }, POLICY, [outside('UserSIPID', 'a@contoso.org')]],
    ['mac', { UserSIPID: 'a@mail.contoso.com' }, POLICY, [outside('UserSIPID', 'a@mail.contoso.com')]],
    ['mac', { UserSIPID: 'a@CONTOSO.com', SIPSignInMRU01: 'a@contoso.org' }, POLICY, []],
    [
      'mac',
      { UserSIPID: 'CONTOSO\\a', SIPSignInMRU01: 'a@contoso.org' },
      POLICY,
      [outside('SIPSignInMRU01', 'a@contoso.org')],
    ],
    ['mac', { UserSIPID: 'a' }, POLICY, []],
    ['mac', { SIPSignInMRU01: 'a@contoso.com', SIPSignInMRU02: 'a@contoso.org' }, POLICY, []],
    ['mac', { UserSIPID: 'a@contoso.org' }, 'personalAccounts: allow\n', []],
    ['mac', { UserPassportID: 'a@hotmail.com' }, POLICY, []],
  ])('%s %j under %j', async (role, entries, policy, expected) => {
    expect(await ofPlist(KEY_CHECKS, entries, { role, policy })).toEqual(expected);
  });
});
