import { describe, expect, test } from 'vitest';
import { MAC_CHECKS } from '../../src/checks/mac/index.ts';
import { judgeMac, macContext } from '../../src/checks/mac/judge.ts';
import { SIGN_IN_RULES } from '../../src/checks/mac/sign-in-rules.ts';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import type { MacMaterial, MacReport } from '../../src/core/fleet.ts';
import { collected, contextOf, healthyMac, materialOf, sha1, type CollectedFixture } from '../helpers/collected.ts';

const HEALTHY = healthyMac();
const COPY = 'collected/mac-017/users/alice/com.microsoft.Messenger.plist';
const FILE = 'Library/Preferences/Microsoft/com.microsoft.Messenger.plist';
const base = 'healthy.json';

async function judged(fixture: Partial<CollectedFixture> = {}): Promise<MacReport> {
  const mac = collected({ base, ...fixture });
  return judgeMac(materialOf(mac), await contextOf(mac));
}

const ids = ({ findings }: MacReport): string[] => findings.map(({ check }) => check);

/** A preference file: keys with the XML of their values. */
function plist(settings: { readonly [key: string]: string }): string[] {
  const pairs = Object.entries(settings).flatMap(([key, value]) => [`<key>${key}</key>`, value]);
  return ['<plist version="1.0">', '<dict>', ...pairs, '</dict>', '</plist>'];
}

const AUTOMATIC = {
  DisableStrictDNSNaming: '<integer>0</integer>',
  DisallowSave: '<true/>',
  RTCConfigurationMode: '<integer>-1</integer>',
};
const MANUAL = {
  DisallowSave: '<true/>',
  RTCConfigurationMode: '<integer>1</integer>',
  RTCServerAddress: '<string>sip.contoso.com</string>',
};
const TLS = { ...MANUAL, RTCTransport: '<integer>4</integer>' };
const TCP = { ...MANUAL, RTCTransport: '<integer>2</integer>' };
const manualPolicy = (transport: 'tls' | 'tcp', ...more: string[]): string[] => [
  'msgrctl: 1',
  `connection: { mode: manual, server: sip.contoso.com, transport: ${transport} }`,
  'archiving: { save: deny, lock: enforce }',
  'certificates: [contoso-root.pem]',
  ...more,
];
const without = <Key extends string>(
  settings: { readonly [key in Key]: string },
  key: Key,
): { readonly [key: string]: string } =>
  Object.fromEntries(Object.entries<string>(settings).filter(([each]) => each !== key));
/** The line of the preference file, otherwise. */
const file = (rest: string): { readonly [beginning: string]: string } => ({
  [`path\talice\t${FILE}`]: `path\talice\t${FILE}\t${rest}`,
});
const alice = (settings: { readonly [key: string]: string }): Partial<CollectedFixture> => ({
  preferences: { alice: plist(settings) },
});

test('a healthy Mac', async () => {
  expect(await judged()).toEqual({
    mac: 'mac-017',
    source: 'collected/mac-017',
    traits: {
      release: '10.4.11',
      processor: 'G4',
      memory: '512 MB',
      version: '6.0.3',
      collected: '2026-11-22T21:00:00Z',
      agent: 'yes',
      firewall: 'off',
    },
    users: [{ name: 'alice', file: COPY, lock: 'locked' }],
    findings: [],
    suppressed: [],
    unknown: [],
    signIn: { result: 'can', because: [] },
  });
});

/** Faults of a Mac itself are planted one by one in test/fixtures/checks/mac; here those of files and locks. */
describe('one fault, and nothing else is found', () => {
  test.each<
    [name: string, fixture: Partial<CollectedFixture>, found: string[], result: MacReport['signIn']['result']]
  >([
    ['a missing setting', alice(without(AUTOMATIC, 'RTCConfigurationMode')), ['settings/differs-from-policy'], 'can'],
    [
      'a setting that differs',
      alice({ ...AUTOMATIC, DisableStrictDNSNaming: '<integer>1</integer>' }),
      ['settings/differs-from-policy', 'settings/strict-naming-off'],
      'can',
    ],
    ['an extra setting', alice({ ...AUTOMATIC, SaveSIPPassword: '<false/>' }), ['settings/not-in-policy'], 'can'],
    ['saving allowed', alice({ ...AUTOMATIC, DisallowSave: '<false/>' }), ['settings/disallow-save-not-set'], 'can'],
    ['saving not denied', alice(without(AUTOMATIC, 'DisallowSave')), ['settings/disallow-save-not-set'], 'can'],
    [
      'a slip in a key',
      alice({ ...AUTOMATIC, RTCServerAdress: '<string>sip</string>' }),
      ['settings/unknown-key'],
      'can',
    ],
    [
      'a key twice',
      {
        preferences: {
          alice: [...plist(AUTOMATIC).slice(0, -2), '<key>DisallowSave</key>', '<true/>', '</dict>', '</plist>'],
        },
      },
      ['settings/duplicate-key'],
      'can',
    ],
    [
      'a wrong type',
      alice({ ...AUTOMATIC, RTCConfigurationMode: '<string>-1</string>' }),
      ['settings/differs-from-policy', 'settings/wrong-type'],
      'unknown',
    ],
    [
      'another server',
      { policy: manualPolicy('tls'), ...alice({ ...TLS, RTCServerAddress: '<string>old.contoso.com</string>' }) },
      ['settings/differs-from-policy'],
      'cannot',
    ],
    [
      'the server in capitals',
      { policy: manualPolicy('tls'), ...alice({ ...TLS, RTCServerAddress: '<string>SIP.contoso.com</string>' }) },
      ['settings/differs-from-policy'],
      'can',
    ],
    [
      'automatic instead of manual',
      { policy: manualPolicy('tls'), ...alice(without(AUTOMATIC, 'DisableStrictDNSNaming')) },
      ['settings/differs-from-policy', 'settings/differs-from-policy', 'settings/differs-from-policy'],
      'unknown',
    ],
    [
      'no server',
      { policy: manualPolicy('tls'), ...alice(without(TLS, 'RTCServerAddress')) },
      ['settings/differs-from-policy', 'settings/manual-without-server'],
      'cannot',
    ],
    [
      'a server that is no text',
      { policy: manualPolicy('tls'), ...alice({ ...TLS, RTCServerAddress: '<integer>5</integer>' }) },
      ['settings/differs-from-policy', 'settings/wrong-type'],
      'cannot',
    ],
    [
      'a server that is no name',
      { policy: manualPolicy('tls'), ...alice({ ...TLS, RTCServerAddress: '<string>sip://contoso</string>' }) },
      ['settings/differs-from-policy', 'settings/server-address-malformed'],
      'cannot',
    ],
    [
      'another transport',
      { policy: manualPolicy('tls'), ...alice(TCP) },
      ['settings/differs-from-policy'],
      'unknown',
    ],
    [
      'a transport that is none',
      { policy: manualPolicy('tls'), ...alice({ ...TLS, RTCTransport: '<integer>3</integer>' }) },
      ['settings/differs-from-policy', 'settings/transport-unknown'],
      'unknown',
    ],
    ['a damaged file', { preferences: { alice: ['<plist>'] } }, ['plist/unreadable'], 'unknown'],
    ['an array', { preferences: { alice: ['<plist><array/></plist>'] } }, ['plist/not-a-dictionary'], 'unknown'],
    ['no flag', { replace: file('file\t0\t0\tr--r--r--\t-\t1') }, ['lock/flag-missing'], 'can'],
    ['not of root', { replace: file('file\t501\t501\tr--r--r--\tuchg\t1') }, ['lock/not-owned-by-root'], 'can'],
    ['writable', { replace: file('file\t0\t0\trw-rw-rw-\tuchg\t1') }, ['lock/writable'], 'can'],
    ['schg on 10.4', { replace: file('file\t0\t0\tr--r--r--\tschg\t1') }, ['lock/flag-needs-single-user'], 'can'],
    [
      'neither owner nor flag',
      { replace: file('file\t501\t501\trw-------\t-\t1') },
      ['lock/flag-missing', 'lock/not-owned-by-root'],
      'can',
    ],
    [
      'a folder for everybody',
      { replace: { 'path\talice\tLibrary\t': 'path\talice\tLibrary\tfolder\t501\t501\trwxrwxrwx\t-\t20' } },
      ['lock/folder-open-to-others'],
      'can',
    ],
    [
      "another user's folder above",
      { replace: { 'path\talice\tLibrary\t': 'path\talice\tLibrary\tfolder\t502\t501\trwxr-xr-x\t-\t20' } },
      ['lock/folder-can-be-renamed'],
      'can',
    ],
    [
      "another user's folder above, which lets nobody in",
      { replace: { 'path\talice\tLibrary\t': 'path\talice\tLibrary\tfolder\t502\t501\trwx------\t-\t20' } },
      ['lock/folder-can-be-renamed', 'mac/preferences-closed'],
      'unknown',
    ],
    [
      'a suppression that is left over',
      {
        preferences: {
          alice: [
            '<plist version="1.0">',
            '<!-- msgrctl-suppress settings/save-password: kiosk -->',
            ...plist(AUTOMATIC).slice(1),
          ],
        },
      },
      ['suppress/unused'],
      'can',
    ],
    [
      'ports too few over TCP',
      {
        policy: manualPolicy('tcp')
          .slice(0, 3)
          .map((line) => line.replace('tcp }', 'tcp, ports: { min: 5100, max: 5119 } }')),
        ...alice({
          ...TCP,
          PortRangeEnabled: '<integer>1</integer>',
          PortRangeMinSIPDynamicPort: '<integer>5100</integer>',
          PortRangeMaxSIPDynamicPort: '<integer>5101</integer>',
        }),
      },
      ['settings/differs-from-policy', 'settings/port-range-too-small'],
      'cannot',
    ],
  ])('%s', async (_name, fixture, found, result) => {
    const report = await judged(fixture);
    expect([ids(report).toSorted(), report.unknown, report.signIn.result]).toEqual([found, [], result]);
  });
});

describe('places', () => {
  test('of the facts are lines of that file, of locks the line that tells of the file', async () => {
    const { findings } = await judged({ replace: { agent: 'agent\tno', ...file('file\t0\t0\tr--r--r--\t-\t1') } });
    expect(findings.map(({ check, where: { file: at, span, entity } }) => [check, at, span!.start, entity])).toEqual([
      ['mac/agent-missing', 'collected/mac-017/facts', { line: 12, column: 1 }, undefined],
      ['lock/flag-missing', 'collected/mac-017/facts', { line: 22, column: 1 }, 'alice'],
    ]);
  });

  test('of what a locked file holds are in the copy', async () => {
    const policy = ['msgrctl: 1', 'archiving: { lock: file }'];
    const { findings } = await judged({
      policy,
      replace: { agent: 'agent\tno' },
      ...alice({ DisallowSave: '<false/>' }),
    });
    expect(findings).toMatchObject([
      { check: 'lock/save-not-denied', where: { file: COPY, keyPath: 'DisallowSave' } },
    ]);
  });
});

describe('locks', () => {
  const open = file('file\t501\t501\trw-------\t-\t1');
  test.each<[string, Partial<CollectedFixture>, string | undefined, string[]]>([
    ['locked', {}, 'locked', []],
    ['open, and nobody asked', { policy: null, replace: open }, 'unlocked', []],
    [
      'open, and not wanted',
      { policy: ['msgrctl: 1', 'archiving: { lock: none }'], replace: { ...open, agent: 'agent\tno' } },
      'unlocked',
      [],
    ],
    ['half, and nobody asked', { policy: null, replace: file('file\t0\t0\tr--r--r--\t-\t1') }, 'bypassable', []],
    [
      'no file',
      {
        policy: null,
        preferences: {},
        replace: { [`path\talice\t${FILE}`]: null, preferences: 'preferences\talice\tabsent' },
      },
      'unlocked',
      [],
    ],
    [
      'no folder',
      {
        policy: null,
        preferences: {},
        replace: {
          [`path\talice\t${FILE}`]: null,
          'path\talice\tLibrary/Preferences/Microsoft\t': null,
          preferences: 'preferences\talice\tabsent',
        },
      },
      'unlocked',
      [],
    ],
    [
      "another user's folder above",
      { replace: { 'path\talice\tLibrary\t': 'path\talice\tLibrary\tfolder\t502\t501\trwxr-xr-x\t-\t20' } },
      'bypassable',
      ['lock/folder-can-be-renamed'],
    ],
    ['no facts', { facts: null }, undefined, ['mac/facts-missing']],
    ['a line is lost', { replace: { 'path\talice\tLibrary\t': null } }, 'unknown', []],
    ['flags of which ls alone knows', { replace: file('file\t0\t0\tr--r--r--\tarch,uchg,nodump\t1') }, 'locked', []],
  ])('%s', async (_name, fixture, lock, found) => {
    const report = await judged(fixture);
    expect([report.users[0]?.lock, ids(report)]).toEqual([lock, found]);
  });

  test('a lock that cannot be told is unknown where the policy asks for one', async () => {
    const { unknown } = await judged({ replace: { 'path\talice\tLibrary\t': null } });
    expect(unknown).toEqual([
      { check: 'lock/flag-missing', reason: 'the facts do not tell all of the way to the preference file of alice' },
    ]);
  });
});

describe('what could not be looked at is neither fine nor bad', () => {
  const bytes = { unread: 'permission denied' };
  const material = (parts: Partial<MacMaterial>): MacMaterial => ({ ...materialOf(HEALTHY), ...parts });
  test.each<[string, Partial<MacMaterial>, MacReport['unknown'], MacReport['signIn']['result']]>([
    [
      'the facts',
      { facts: bytes },
      [{ check: 'mac/facts-missing', reason: 'the facts could not be read: permission denied' }],
      'unknown',
    ],
    [
      'the Mac',
      { facts: undefined, preferences: [], unread: ['the archive ends early'] },
      [{ check: 'mac/facts-missing', reason: 'the archive ends early' }],
      'unknown',
    ],
    [
      'some of the Mac',
      { preferences: [], unread: ['users: permission denied'] },
      [{ check: 'mac/copy-missing', reason: 'users: permission denied' }],
      'unknown',
    ],
    [
      'a copy',
      { preferences: [{ user: 'alice', file: COPY, bytes }] },
      [{ check: 'plist/unreadable', reason: `${COPY}: permission denied` }],
      'unknown',
    ],
  ])('%s', async (_name, parts, unknown, result) => {
    const report = judgeMac(material(parts), await contextOf({ ...HEALTHY, policy: null }));
    expect([ids(report), report.unknown, report.signIn.result]).toEqual([[], unknown, result]);
  });

  test.each<[string, { readonly [beginning: string]: string | null }, string, string]>([
    [
      'the keychain',
      { anchors: 'anchors\t/System/Library/Keychains/X509Anchors\tunknown', 'anchor\t': null },
      'mac/anchor-missing',
      'could not be read',
    ],
    [
      'the certificate, maybe',
      { 'anchor\t6f1e': 'anchor\tunreadable' },
      'mac/anchor-missing',
      '1 of the certificates',
    ],
    [
      'the version',
      { program: 'program\tthere\t/Applications/Microsoft Messenger.app\t' },
      'mac/program-version',
      'it does not say',
    ],
    ['the memory', { memory: 'memory\tthe system does not say' }, 'mac/memory-too-small', 'how much memory'],
    ['the processor', { processor: 'processor\tthe system does not say' }, 'mac/processor-unfit', 'the processor'],
    ['the agent', { agent: null }, 'mac/agent-missing', 'whether the agent'],
    [
      'the file',
      { preferences: 'preferences\talice\tfailed\tit cannot be read' },
      'mac/preferences-unreadable',
      'it cannot be read',
    ],
  ])('%s', async (name, replace, check, reason) => {
    const report = await judged({ replace, ...(name === 'the file' ? { preferences: {} } : {}) });
    const about = report.unknown.filter((each) => each.check === check);
    expect([ids(report), about]).toEqual([[], [{ check, reason: expect.stringContaining(reason) as string }]]);
  });

  test('what collect left out is not missing', async () => {
    const policy = [...HEALTHY.policy!, 'settings: { SOCKS5Username: proxy }'];
    const replace = { preferences: 'preferences\talice\tshortened\t\tSHA1\nleft-out\talice\tSOCKS5Username' };
    const whole = await judged({ policy });
    expect(ids(whole)).toEqual(['settings/differs-from-policy']);
    const report = await judged({ policy, replace });
    expect([ids(report), report.unknown]).toEqual([
      [],
      [{ check: 'settings/differs-from-policy', reason: `${COPY}: SOCKS5Username was left out of the copy` }],
    ]);
  });
});

describe('users', () => {
  const bob = [
    'user\tbob\t502\t502\t/Users/bob',
    ...HEALTHY.facts!.filter((line) => /^(?:path|preferences)\talice/.test(line)).map((line) =>
      line.replace('alice', 'bob').replaceAll('501', '502'),
    ),
  ].join('\n');

  test('each has a file, a lock and findings of his own; one who cannot sign in decides', async () => {
    const fine = plist(TLS);
    const other = plist({ ...TLS, RTCServerAddress: '<string>old.contoso.com</string>' });
    const report = await judged({
      policy: manualPolicy('tls'),
      replace: { end: `${bob}\nend` },
      preferences: { alice: fine, bob: other },
    });
    expect(report.users.map(({ name, lock }) => [name, lock])).toEqual([
      ['alice', 'locked'],
      ['bob', 'locked'],
    ]);
    expect(report.findings.map(({ where }) => where.file)).toEqual([COPY.replace('alice', 'bob')]);
    expect(report.signIn).toEqual({ result: 'cannot', because: ['settings/differs-from-policy'] });
  });

  test('a root that is missing stops TLS, and not TCP', async () => {
    const replace = { anchors: 'anchors\t/System/Library/Keychains/X509Anchors\t1', 'anchor\t6f1e': null };
    const stopped = await judged({ policy: manualPolicy('tls'), ...alice(TLS), replace });
    expect(stopped.signIn).toEqual({ result: 'cannot', because: ['mac/anchor-missing'] });
    const doubted = await judged({ replace });
    expect(doubted.signIn).toEqual({ result: 'unknown', because: ['mac/anchor-missing'] });
    const over = await judged({ policy: manualPolicy('tcp'), ...alice(TCP), replace });
    expect([ids(over), over.signIn.result]).toEqual([[], 'can']);
  });

  test('a name with an accent, taken apart by the file system', async () => {
    const replace = {
      'user\talice': 'user\tcaf\u00e9\t501\t501\t/Users/caf\u00e9',
      'path\talice': null,
      preferences: 'preferences\tcaf\u00e9\tabsent',
    };
    const report = await judged({ policy: null, replace, preferences: { 'cafe\u0301': plist(AUTOMATIC) } });
    expect(report.users).toHaveLength(1);
    expect(report.users[0]).toMatchObject({
      name: 'caf\u00e9',
      file: expect.stringContaining('cafe\u0301') as string,
    });
  });

  test('two folders whose names differ in how the accent is written: none is dropped', async () => {
    const fine = plist(AUTOMATIC);
    const report = await judged({ facts: null, preferences: { 'cafe\u0301': fine, 'caf\u00e9': fine } });
    expect(report.users.map(({ name }) => name)).toEqual(['cafe\u0301', 'caf\u00e9']);
  });

  test('files alone are judged by their settings', async () => {
    const report = await judged({
      facts: null,
      preferences: { '': plist({ ...AUTOMATIC, DisallowSave: '<false/>' }) },
    });
    expect([ids(report), report.users, report.signIn.result]).toEqual([
      ['settings/disallow-save-not-set'],
      [{ file: 'collected/mac-017.plist' }],
      'can',
    ]);
  });
});

describe('suppressions', () => {
  test('of the policy silence findings of the Mac, of locks and of settings, and mend no sign-in', async () => {
    const policy = [
      ...HEALTHY.policy!,
      'suppress:',
      '  - { check: mac/program-missing, reason: next week }',
      '  - { check: lock/flag-missing, reason: known }',
      '  - { check: settings/disallow-save-not-set, reason: known }',
      '  - { check: mac/agent-missing, reason: over, until: 2026-11-22 }',
    ];
    const report = await judged({
      policy,
      replace: {
        agent: 'agent\tno',
        program: 'program\tabsent\t/Applications/Microsoft Messenger.app\t',
        'path\tprogram': null,
        ...file('file\t0\t0\tr--r--r--\t-\t1'),
      },
      ...alice({ ...AUTOMATIC, DisallowSave: '<false/>' }),
    });
    expect(ids(report)).toEqual(['mac/agent-missing']);
    expect(report.suppressed.map(({ finding, reason }) => `${finding.check}: ${reason}`).toSorted()).toEqual([
      'lock/flag-missing: known',
      'mac/program-missing: next week',
      'settings/disallow-save-not-set: known',
    ]);
    expect(report.signIn).toEqual({ result: 'cannot', because: ['mac/program-missing'] });
  });
});

describe('what was seen of the network', () => {
  const OBSERVED = {
    '/want/mode': 'manual',
    '/want/server': { host: 'SIP.contoso.com.' },
    '/servers/0/because': 'asked',
  } as const;
  const gone = { '/at': '2050-06-01T00:00:00.000Z' };
  test('stops Macs that take the same way', async () => {
    const report = await judged({
      policy: manualPolicy('tls'),
      ...alice(TLS),
      observation: { ...OBSERVED, ...gone },
    });
    expect(report.findings).toMatchObject([
      {
        check: 'mac/network-stops-sign-in',
        where: { file: COPY },
        message: expect.stringMatching(
          /^by what was seen of the network, this Mac cannot sign in: .*expired/,
        ) as string,
        args: { user: 'alice', because: expect.arrayContaining(['certificate/expired']) as string[] },
      },
    ]);
    expect(report.signIn).toEqual({ result: 'cannot', because: ['mac/network-stops-sign-in'] });
  });

  test.each<[string, { readonly [key: string]: string }]>([
    ['another server', { ...TLS, RTCServerAddress: '<string>old.contoso.com</string>' }],
    ['another transport', TCP],
    ['another mode', AUTOMATIC],
  ])('says nothing of %s', async (_name, settings) => {
    const report = await judged({
      policy: manualPolicy('tls'),
      ...alice(settings),
      observation: { ...OBSERVED, ...gone },
    });
    expect(ids(report)).not.toContain('mac/network-stops-sign-in');
  });

  test('settles what files alone leave open', async () => {
    const policy = HEALTHY.policy!.map((line) => line.replace('strictNaming: true', 'strictNaming: false'));
    const suppress = ['suppress: [{ check: settings/strict-naming-off, reason: test }]'];
    const own = { policy: [...policy, ...suppress] };
    expect((await judged(own)).signIn).toEqual({ result: 'unknown', because: ['settings/differs-from-policy'] });
    expect((await judged({ ...own, observation: {} })).signIn).toEqual({ result: 'can', because: [] });
  });

  test('is judged once for each release and way', async () => {
    const context = await contextOf({ ...HEALTHY, observation: gone });
    const { network } = context;
    const connection = { mode: 'automatic', server: undefined, transport: 'tls', strictNaming: true } as const;
    expect(network!.verdict(connection, '10.4.11')).toBe(network!.verdict({ ...connection }, '10.4.11'));
    expect(network!.verdict(connection, '10.4.10')).not.toBe(network!.verdict(connection, '10.4.11'));
  });
});

test('without a policy a Mac is judged as far as it goes', async () => {
  const context = macContext({ policy: undefined, anchors: [], observation: undefined, today: '2026-11-23', sha1 });
  const report = judgeMac(materialOf(HEALTHY), context);
  expect([ids(report), report.unknown, report.users[0]!.lock]).toEqual([[], [], 'locked']);
});

test('every rule about signing in is of a check that there is', () => {
  const known = new Set(ALL_CHECKS.map(({ id }) => id));
  expect(Object.keys(SIGN_IN_RULES).filter((id) => !known.has(id))).toEqual([]);
  for (const { why } of Object.values(SIGN_IN_RULES).flat()) expect(why).toMatch(/^[A-Z].*\.$/);
  expect(MAC_CHECKS.every(({ info }) => known.has(info.id))).toBe(true);
});
