import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import { changes, macTest, makeMac, SHELLS, type Mac, type Release } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { outside } from './fleet.ts';

const SHARING = '/Library/Preferences/com.apple.sharing.firewall.plist';
const ALF = '/Library/Preferences/com.apple.alf.plist';
const ALLOWED = [/^\/Library\/Preferences\/com\.apple\.sharing\.firewall\.plist$/];
const ENTRY = 'Microsoft Messenger (msgrctl)';
const OLD = ['10.3', '10.4'] as const;

const script = (ports = '{ min: 5100, max: 5119 }', more = ''): Promise<string> =>
  emitted('firewall', `msgrctl: 1\nconnection: { mode: manual, transport: tcp, ports: ${ports} }\n${more}`);

type Plist = { [key: string]: Plist } | readonly Plist[] | string | number | boolean;

/** What the Sharing preferences write, with every type and with texts that look like a property list. */
const SETTINGS = {
  allports: ['548', '427', '22'],
  alludpports: ['427'],
  firewall: {
    'Personal File Sharing': { editable: 0, enable: 1, port: ['548', '427'], row: 0, udpport: ['427'] },
    'Remote Login - SSH': { editable: 0, enable: 1, port: ['22'], row: 3 },
    'Odd <key> & "name"\n\t\t<key>state</key>': {
      editable: 1,
      enable: 0,
      port: ['7000-7010'],
      row: 7,
      note: 'a\n\tb\n',
    },
    Empty: { enable: 0 },
  },
  loggingenabled: 0,
  state: true,
  stealthenabled: 0,
  udpenabled: 0,
  other: { data: { nested: [1.5, true, false, '</dict>'] }, empty: {}, none: [] },
} satisfies Plist;

const ENTRY_VALUE = { editable: 1, enable: 1, port: ['5100-5119'], row: 8 };

function plist(value: unknown, format: 'xml' | 'binary' = 'xml'): Buffer {
  const python =
    'import sys, json, plistlib\n' +
    'fmt = plistlib.FMT_XML if sys.argv[1] == "xml" else plistlib.FMT_BINARY\n' +
    'sys.stdout.buffer.write(plistlib.dumps(json.load(sys.stdin), fmt=fmt, sort_keys=False))';
  const { stdout, status, stderr } = spawnSync('/usr/bin/python3', ['-c', python, format], {
    input: JSON.stringify(value),
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

const tool = (release: Release): string =>
  release === '10.3'
    ? '/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources/firewalltool'
    : '/usr/libexec/FirewallTool';

/** A Mac whose Sharing firewall is as the settings say, with its rules loaded. */
async function sharingMac(
  release: Release,
  settings: unknown = SETTINGS,
  format: 'xml' | 'binary' = 'xml',
): Promise<Mac> {
  const mac = await makeMac({ release });
  mac.write(SHARING, plist(settings, format), { gid: 80, mode: 0o664 });
  await mac.run(tool(release));
  mac.clearCalls();
  return mac;
}

async function rules(mac: Mac): Promise<readonly string[]> {
  return (await mac.run('ipfw list')).stdout.trimEnd().split('\n');
}

/** Adds rules as another program does. */
async function foreign(mac: Mac, ...added: readonly string[]): Promise<void> {
  await mac.run(added.map((rule) => `ipfw add ${rule}\n`).join(''));
}

/** The place of the first command that makes something outside the script's own folder, counted from 1. */
const firstWrite = (calls: readonly (readonly string[])[]): number =>
  calls.findIndex(([name, ...words]) => name === 'mktemp' && words.at(-1)!.startsWith('./')) + 1;

const items = (stdout: string): readonly string[] => stdout.trimEnd().split('\n').slice(0, -1);

/** How often the loader was called, but for its question whose rules there are. */
const loads = (mac: Mac): number =>
  mac.calls().filter(([name, option]) => /^firewalltool$/i.test(name!) && option !== '-a').length;

for (const release of OLD) {
  for (const shell of SHELLS) {
    macTest(
      `on ${release} with ${shell}: lets the ports in, leaves alone, takes away, each told before`,
      async () => {
        const format = release === '10.3' ? 'xml' : 'binary';
        await using mac = await sharingMac(release, SETTINGS, format);
        const [old, text] = [await rules(mac), await script()];
        const row: string[] = [];
        for (const more of [[], [], ['--undo'], ['--undo']]) {
          const before = await mac.tree();
          const loaded = loads(mac);
          const dry = await mac.run(text, ['--dry-run', ...more], { shell });
          expect([dry.code, dry.stderr, dry.refused, loads(mac)]).toEqual([0, '', [], loaded]);
          expect(changes(before, await mac.tree())).toEqual([]);
          const real = await mac.run(text, ['--yes', ...more], { shell });
          expect([real.code, real.stderr, real.refused]).toEqual([0, '', []]);
          expect(items(real.stdout)).toEqual(items(dry.stdout.replaceAll('would be ', '')));
          expect(outside(before, await mac.tree(), ALLOWED)).toEqual([]);
          row.push(...items(real.stdout).map((line) => line.replace(SHARING, 'FILE')));

          const isIn = row.length <= 2;
          const entry = { [ENTRY]: ENTRY_VALUE };
          expect(await mac.plist(SHARING)).toEqual({
            ...SETTINGS,
            allports: [...SETTINGS.allports, ...(isIn ? ['5100-5119'] : [])],
            firewall: { ...SETTINGS.firewall, ...(isIn ? entry : {}) },
          });
          expect(readFileSync(mac.path(SHARING)).subarray(0, 8).toString() === 'bplist00').toBe(format === 'binary');
          expect((await mac.tree()).get(SHARING)).toMatchObject({ uid: 0, gid: 80, mode: 0o664 });
          const now = await rules(mac);
          expect(now.filter((rule) => rule.includes(' 5100-5119 in'))).toHaveLength(isIn ? 1 : 0);
          expect(now.map((rule) => rule.slice(6)).filter((rule) => !rule.includes('5100'))).toEqual(
            old.map((rule) => rule.slice(6)),
          );
          if (row.length % 2 === 0) expect(changes(before, await mac.tree())).toEqual([]);
        }
        expect(row).toEqual(
          ['allowed', 'unchanged', 'removed', 'absent'].map((one) => `${one}: FILE: TCP 5100-5119`),
        );
        expect(loads(mac)).toBe(2);
      },
    );
  }

  macTest(`on ${release}: an entry with other ports, or one that is not ticked, becomes the policy's`, async () => {
    await using mac = await sharingMac(release);
    await mac.run(await script('{ min: 4000, max: 4000 }'), ['--yes']);
    expect(await mac.plist(SHARING)).toMatchObject({ allports: ['548', '427', '22', '4000'] });
    const { code, stdout } = await mac.run(await script(), ['--yes']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^allowed: /)]);
    const wanted = { ...SETTINGS, allports: [...SETTINGS.allports, '5100-5119'] };
    expect(await mac.plist(SHARING)).toEqual({ ...wanted, firewall: { ...SETTINGS.firewall, [ENTRY]: ENTRY_VALUE } });
    expect((await rules(mac)).filter((rule) => / (?:4000|5100-5119) in/.test(rule))).toHaveLength(1);

    const entry = { ...ENTRY_VALUE, enable: 0, row: 2 };
    mac.write(SHARING, plist({ ...wanted, firewall: { ...SETTINGS.firewall, [ENTRY]: entry } }));
    expect((await mac.run(await script(), ['--yes'])).code).toBe(0);
    expect(await mac.plist(SHARING)).toMatchObject({ firewall: { [ENTRY]: { ...ENTRY_VALUE, row: 2 } } });
  });

  macTest(`on ${release}: ports that another entry has, too, stay in the list of all`, async () => {
    const firewall = { 'Our own': { enable: 1, port: ['5100-5119'] } };
    await using mac = await sharingMac(release, { ...SETTINGS, allports: ['5100-5119'], firewall });
    await mac.run(await script(), ['--yes']);
    expect(await mac.plist(SHARING)).toMatchObject({ allports: ['5100-5119'] });
    await mac.run(await script(), ['--yes', '--undo']);
    expect(await mac.plist(SHARING)).toEqual({ ...SETTINGS, allports: ['5100-5119'], firewall });
  });

  macTest(`on ${release}: empty lists get their first entry, and become empty again`, async () => {
    const empty = { allports: [], firewall: {}, state: true };
    await using mac = await sharingMac(release, empty);
    expect((await mac.run(await script(), ['--yes'])).code).toBe(0);
    expect(await mac.plist(SHARING)).toEqual({
      allports: ['5100-5119'],
      firewall: { [ENTRY]: { ...ENTRY_VALUE, row: 0 } },
      state: true,
    });
    expect((await mac.run(await script(), ['--yes', '--undo'])).code).toBe(0);
    expect(await mac.plist(SHARING)).toEqual(empty);
  });

  macTest(`on ${release}: a firewall that is off stays off, and gets the entry for later`, async () => {
    await using mac = await sharingMac(release, { ...SETTINGS, state: false });
    const before = await rules(mac);
    const { code, stdout, stderr } = await mac.run(await script(), ['--yes']);
    expect([code, stderr]).toEqual([0, 'firewall: the firewall of this Mac is off, and stays off\n']);
    expect(stdout).toMatch(/^allowed: /);
    expect(await mac.plist(SHARING)).toMatchObject({ state: false, firewall: { [ENTRY]: ENTRY_VALUE } });
    expect([await rules(mac), loads(mac)]).toEqual([before, 0]);
  });

  macTest(`on ${release}: a firewall that was never on is left alone`, async () => {
    await using mac = await makeMac({ release });
    const before = await mac.tree();
    const { code, stdout } = await mac.run(await script(), ['--yes']);
    expect([code, items(stdout)]).toEqual([
      0,
      [
        `unchanged: ${SHARING} (not there: the firewall has never been on; run this again when it has been switched on)`,
      ],
    ]);
    expect((await mac.run(await script(), ['--yes', '--undo'])).stdout).toMatch(/^absent: /);
    expect([changes(before, await mac.tree()), loads(mac)]).toEqual([[], 0]);
  });

  macTest.each<[string, number, (mac: Mac) => void, string]>([
    ['is damaged', 1, (mac) => mac.write(SHARING, '<plist>'), 'failed'],
    [
      'is a link',
      5,
      (mac) => {
        rmSync(mac.path(SHARING));
        mac.write('/tmp/elsewhere', plist(SETTINGS));
        mac.symlink('/tmp/elsewhere', SHARING);
      },
      'refused',
    ],
    [
      'is a folder',
      5,
      (mac) => {
        rmSync(mac.path(SHARING));
        mac.mkdir(SHARING);
      },
      'refused',
    ],
  ])(`on ${release}: a file that %s is left alone`, async (_, wanted, change, outcome) => {
    await using mac = await sharingMac(release);
    change(mac);
    const before = await mac.tree();
    const { code, stdout } = await mac.run(await script(), ['--yes']);
    expect([code, items(stdout)[0]!.split(':')[0]]).toEqual([wanted, outcome]);
    expect([changes(before, await mac.tree()), loads(mac)]).toEqual([[], 0]);
  });

  macTest(`on ${release}: rules of another program are not dropped; with --ipfw one is added to them`, async () => {
    await using mac = await sharingMac(release);
    await foreign(
      mac,
      '500 allow tcp from any to any out',
      '2500 deny log tcp from any to any in',
      '3000 count ip from any to any',
    );
    const before = await rules(mac);
    const text = await script();
    const first = await mac.run(text, ['--yes']);
    expect(first.code).toBe(5);
    expect(items(first.stdout)).toEqual([
      `allowed: ${SHARING}: TCP 5100-5119`,
      expect.stringMatching(
        /^refused: ipfw: TCP 5100-5119 \(.*rule 2500.*"allow tcp from any to any 5100-5119 in", or use --ipfw\)$/,
      ),
    ]);
    expect([await rules(mac), loads(mac)]).toEqual([before, 0]);

    const dry = await mac.run(text, ['--dry-run', '--ipfw']);
    expect(dry.stdout).toContain('would be allowed by rule 2065: ipfw: TCP 5100-5119\n');
    const second = await mac.run(text, ['--yes', '--ipfw']);
    expect([second.code, second.refused, second.stderr]).toEqual([
      0,
      [],
      expect.stringContaining('firewall: a rule of ipfw is gone after a restart\n'),
    ]);
    expect(await rules(mac)).toEqual([...before, '02065 allow tcp from any to any 5100-5119 in'].toSorted());
    for (const more of [[], ['--ipfw']]) {
      const again = await mac.run(text, ['--yes', ...more]);
      expect([again.code, items(again.stdout).map((line) => line.split(':')[0])]).toEqual([
        0,
        ['unchanged', 'unchanged'],
      ]);
    }
    const kept = await mac.run(text, ['--yes', '--undo']);
    expect([kept.code, items(kept.stdout)[1]]).toEqual([0, expect.stringMatching(/^kept: ipfw: .*rule 2065/)]);
    const undone = await mac.run(text, ['--yes', '--undo', '--ipfw']);
    expect([undone.code, items(undone.stdout)[1], await rules(mac), loads(mac)]).toEqual([
      0,
      'removed: ipfw: TCP 5100-5119',
      before,
      0,
    ]);
  });

  macTest.each([
    ['700 deny tcp from any to any 5000-5105,6000 in', 699],
    ['700 reset ip from any to any setup', 699],
    ['4000 unreach port tcp from any to any in', 2065],
  ])(`on ${release}: the added rule comes before "%s"`, async (rule, number) => {
    await using mac = await makeMac({ release });
    await foreign(
      mac,
      rule,
      '50 deny tcp from 10.0.0.1 to any in',
      '60 deny tcp from any to any 80 in',
      '70 deny udp from any to any',
    );
    const { code } = await mac.run(await script(), ['--yes', '--ipfw']);
    expect([code, (await rules(mac)).filter((one) => one.includes('5100-5119'))]).toEqual([
      0,
      [`${String(number).padStart(5, '0')} allow tcp from any to any 5100-5119 in`],
    ]);
  });

  macTest.each([
    ['a wider range that is let in', ['100 allow tcp from any to any 5000-6000 in', '200 deny tcp from any to any']],
    ['all that is let in', ['100 allow ip from any to any', '200 deny tcp from any to any']],
    ['nothing that is stopped', ['100 count ip from any to any', '200 deny udp from any to any']],
  ])(`on ${release}: needs no rule for %s`, async (_, added) => {
    await using mac = await makeMac({ release });
    await foreign(mac, ...added);
    const { code, stdout } = await mac.run(await script(), ['--yes', '--ipfw']);
    expect([code, items(stdout)[1], (await rules(mac)).length]).toEqual([0, 'unchanged: ipfw: TCP 5100-5119', 3]);
  });

  macTest(`on ${release}: does not delete a rule whose number others share`, async () => {
    await using mac = await makeMac({ release });
    await foreign(mac, '2065 allow tcp from any to any 5100-5119 in', '2065 count ip from any to any');
    const before = await rules(mac);
    expect((await mac.run(await script(), ['--yes', '--undo', '--ipfw'])).code).toBe(0);
    expect(await rules(mac)).toEqual(before);
  });

  macTest(`on ${release}: rules that were not loaded after a change are loaded by the next run`, async () => {
    await using mac = await sharingMac(release);
    const text = await script();
    const plan = await mac.run(text, ['--dry-run']);
    expect(plan.code).toBe(0);
    const entry = { ...SETTINGS.firewall, [ENTRY]: ENTRY_VALUE };
    mac.write(SHARING, plist({ ...SETTINGS, allports: [...SETTINGS.allports, '5100-5119'], firewall: entry }));
    const { code, stdout } = await mac.run(text, ['--yes']);
    expect([code, items(stdout), loads(mac)]).toEqual([0, [`loaded: ${SHARING}: TCP 5100-5119`], 1]);
    expect((await mac.run(text, ['--yes'])).stdout).toMatch(/^unchanged: /);
  });

  macTest(`on ${release}: a loader that fails gets the old file back`, async () => {
    await using mac = await sharingMac(release);
    const [file, loaded] = [readFileSync(mac.path(SHARING)), await rules(mac)];
    const name = tool(release).split('/').at(-1)!;
    mac.write('/.mac/commands/loader', mac.read(`/.mac/commands/${name}`), { mode: 0o755 });
    // It drops every rule if it finds the entry, as the real one does for a wrong type.
    const sick = `#!/.mac/host/bin/dash
if [ "$1" != -a ] && /.mac/host/bin/grep msgrctl ${SHARING} >/dev/null; then ipfw flush; exit 0; fi
exec /.mac/commands/loader "$@"
`;
    mac.write(`/.mac/commands/${name}`, sick, { mode: 0o755 });
    const { code, stdout } = await mac.run(await script(), ['--yes']);
    expect([code, items(stdout)]).toEqual([
      1,
      [`failed: ${SHARING}: TCP 5100-5119 (the firewall did not load its rules; the file is as it was before)`],
    ]);
    expect([readFileSync(mac.path(SHARING)).equals(file), await rules(mac)]).toEqual([true, loaded]);
  });
}

const ssh = { editable: 0, enable: 1, port: ['22'], row: 3 };
const WRONG: readonly [unknown, string][] = [
  [{ ...SETTINGS, state: 1 }, 'state is no Boolean'],
  [{ allports: [], firewall: {} }, 'state is no Boolean'],
  [{ ...SETTINGS, firewall: [] }, 'firewall is no dictionary'],
  [{ state: true }, 'firewall is no dictionary'],
  [{ firewall: {}, state: true }, 'allports is no array'],
  [{ ...SETTINGS, allports: '22' }, 'allports is no array'],
  [{ ...SETTINGS, allports: ['22', 80] }, 'allports holds what is no string'],
  [{ ...SETTINGS, udpenabled: true }, 'udpenabled is no number'],
  [{ ...SETTINGS, stealthenabled: '0' }, 'stealthenabled is no number'],
  [{ ...SETTINGS, firewall: { SSH: '22' } }, '"SSH" is no dictionary'],
  [{ ...SETTINGS, firewall: { SSH: { ...ssh, enable: '1' } } }, '"SSH": enable is no number'],
  [{ ...SETTINGS, firewall: { SSH: { ...ssh, enable: true } } }, '"SSH": enable is no number'],
  [{ ...SETTINGS, firewall: { SSH: { port: ['22'] } } }, '"SSH": enable is no number'],
  [{ ...SETTINGS, firewall: { SSH: { ...ssh, port: '22' } } }, '"SSH": port is no array'],
  [{ ...SETTINGS, firewall: { SSH: { ...ssh, port: [22] } } }, '"SSH": port holds what is no string'],
  [{ ...SETTINGS, firewall: { SSH: { ...ssh, udpport: [{}] } } }, '"SSH": udpport holds what is no string'],
  [['state'], 'it is no dictionary'],
];

macTest.each(WRONG.map(([settings, problem], i) => [OLD[i % 2]!, settings, problem] as const))(
  'on %s: with %j the loader would drop every rule, so it is neither changed nor loaded',
  async (release, settings, problem) => {
    await using mac = await sharingMac(release);
    const loaded = await rules(mac);
    mac.write(SHARING, plist(settings));
    const before = await mac.tree();
    const { code, stdout } = await mac.run(await script(), [
      '--yes',
      ...(problem.includes('enable') ? ['--undo'] : []),
    ]);
    expect([code, items(stdout)]).toEqual([5, [expect.stringContaining(`refused: ${SHARING} (${problem}: `)]]);
    expect([changes(before, await mac.tree()), await rules(mac), loads(mac)]).toEqual([[], loaded, 0]);
  },
);

macTest('10.4: a firewall that is set to on, but has no rules, is not switched on', async () => {
  await using mac = await makeMac({ release: '10.4' });
  mac.write(SHARING, plist(SETTINGS));
  const { code, stderr } = await mac.run(await script(), ['--yes']);
  expect([code, loads(mac), await rules(mac)]).toEqual([0, 0, ['65535 allow ip from any to any']]);
  expect(stderr).toContain('its rules are not loaded: they will be at the next start');
});

macTest.each([
  ['10.4', 'KILL', 1],
  ['10.3', 'TERM', 5],
] as const)(
  'on %s: a %s at any moment leaves the old file or the new one, and the next run finishes',
  async (release, signal, step) => {
    const text = await script();
    for (const more of [[], ['--undo']]) {
      const prepared = async (): Promise<Mac> => {
        const mac = await sharingMac(release);
        if (more.length > 0) await mac.run(text, ['--yes']);
        return mac;
      };
      await using whole = await prepared();
      const before = await whole.plist(SHARING);
      const { calls } = await whole.run(text, ['--yes', ...more]);
      const after = await whole.plist(SHARING);
      for (let killAt = firstWrite(calls); killAt <= calls.length; killAt += step) {
        await using mac = await prepared();
        await mac.run(text, ['--yes', ...more], { killAt, signal, half: killAt % 2 === 0 });
        expect([before, after]).toContainEqual(await mac.plist(SHARING));
        const again = await mac.run(text, ['--yes', ...more]);
        expect([killAt, again.code, await mac.plist(SHARING)]).toEqual([killAt, 0, after]);
        const left = [...(await mac.tree()).keys()].filter((path) => path.includes('/.msgrctl.'));
        expect([killAt, left]).toEqual([killAt, []]);
      }
    }
  },
  300_000,
);

macTest('works on another volume up to 10.4, without a look at the rules of this Mac', async () => {
  await using mac = await sharingMac('10.4');
  const there = '/Volumes/Old Disk';
  mac.write(
    `${there}/System/Library/CoreServices/SystemVersion.plist`,
    mac.read('/System/Library/CoreServices/SystemVersion.plist'),
  );
  mac.write(there + SHARING, plist(SETTINGS));
  const before = await mac.tree();
  const { code, stdout, calls } = await mac.run(await script(), ['--yes', '--root', there]);
  expect([code, items(stdout)]).toEqual([0, [`allowed: ${there}${SHARING}: TCP 5100-5119`]]);
  expect(calls.filter(([name]) => name === 'ipfw' || name === 'FirewallTool')).toEqual([]);
  expect(
    outside(before, await mac.tree(), [/^\/Volumes\/Old Disk\/Library\/Preferences\/com\.apple\.sharing/]),
  ).toEqual([]);
});

const BUNDLE = '/Applications/Microsoft Messenger.app';
const PROGRAM = `${BUNDLE}/Contents/MacOS/Microsoft Messenger`;

/** A Mac whose application firewall keeps its list as the system does; its tool has what the help of 10.5 names. */
async function applicationMac(release: Release, settings: { [key: string]: Plist }, takes = true): Promise<Mac> {
  const mac = await makeMac({ release, application: true });
  if (Object.keys(settings).length > 0) mac.write(ALF, plist(settings, 'binary'));
  const alias = Buffer.from(`\0\0alis ${BUNDLE.slice(1).replaceAll('/', ':')}\0`).toString('base64');
  const keep = takes
    ? `/.mac/host/bin/sed 's|<!-- here -->|<dict><key>alias</key><data>${alias}</data><key>state</key><integer>0</integer></dict>|' /tmp/alf >${ALF}`
    : ':';
  const firewall = `#!/.mac/host/bin/dash
printf '%s\\0' socketfilterfw $# "$@" >>/.mac/run/log
[ "$1" = -t ] && [ -f "$2" ] || exit 64
${keep}
`;
  const path = '/usr/libexec/ApplicationFirewall/socketfilterfw';
  rmSync(mac.path(path));
  mac.write(path, firewall, { mode: 0o755 });
  mac.write(
    '/tmp/alf',
    plist({ ...settings, applications: ['here'] })
      .toString()
      .replace('<string>here</string>', '<!-- here -->'),
  );
  return mac;
}

for (const release of ['10.5', '10.6'] as const) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: has the application firewall trust the program, once`, async () => {
      await using mac = await applicationMac(release, {
        globalstate: 1,
        applications: [],
        exceptions: [{ path: '/usr/bin/gdb', state: 3 }],
      });
      const text = await script();
      const before = await mac.tree();
      const dry = await mac.run(text, ['--dry-run'], { shell });
      expect([dry.code, dry.stderr, items(dry.stdout)]).toEqual([
        0,
        '',
        [`would be trusted: application firewall: ${PROGRAM}`],
      ]);
      expect(changes(before, await mac.tree())).toEqual([]);
      for (const outcome of ['trusted', 'unchanged']) {
        const { code, stdout, stderr, refused } = await mac.run(text, ['--yes'], { shell });
        expect([code, stderr, refused, items(stdout)]).toEqual([
          0,
          '',
          [],
          [`${outcome}: application firewall: ${PROGRAM}`],
        ]);
      }
      const undo = await mac.run(text, ['--yes', '--undo'], { shell });
      expect([undo.code, items(undo.stdout)]).toEqual([
        0,
        [expect.stringMatching(/^kept: .*no command that takes it away/)],
      ]);
      expect(mac.calls().filter(([name]) => name === 'socketfilterfw')).toEqual([['socketfilterfw', '-t', PROGRAM]]);
      expect(outside(before, await mac.tree(), [/^\/Library\/Preferences\/com\.apple\.alf\.plist$/])).toEqual([]);
    });
  }
}

macTest.each<[string, { [key: string]: Plist }, string]>([
  ['there are no settings', {}, 'unchanged'],
  ['it is off', { globalstate: 0, applications: [] }, 'unchanged'],
  ['the program is listed by its path', { globalstate: 1, exceptions: [{ path: PROGRAM, state: 0 }] }, 'unchanged'],
  ['the bundle is listed by its path', { globalstate: 1, exceptions: [{ path: BUNDLE, state: 0 }] }, 'unchanged'],
  [
    'another program is listed',
    { globalstate: 1, exceptions: [{ path: '/Applications/Other.app', state: 0 }] },
    'trusted',
  ],
  ['the program is blocked', { globalstate: 1, exceptions: [{ path: BUNDLE, state: 2 }] }, 'failed'],
])('application firewall: what is done if %s', async (_, settings, outcome) => {
  await using mac = await applicationMac('10.5', settings, outcome === 'trusted');
  const { code, stdout } = await mac.run(await script(), ['--yes']);
  expect([code, items(stdout)[0]!.split(':')[0]]).toEqual([outcome === 'failed' ? 1 : 0, outcome]);
});

macTest('application firewall: says so if it cannot be seen that the program is trusted', async () => {
  await using mac = await applicationMac('10.6', { globalstate: 2 }, false);
  const { code, stdout, stderr } = await mac.run(await script(), ['--yes']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^trusted: /)]);
  expect(stderr).toContain('essential services alone');
  expect(stderr).toContain(`${ALF} does not list it`);
});

macTest('application firewall: rules of ipfw come first', async () => {
  await using mac = await applicationMac('10.5', { globalstate: 0 });
  await foreign(mac, '12190 deny tcp from any to any');
  const first = await mac.run(await script(), ['--yes']);
  expect([first.code, items(first.stdout)[1]]).toEqual([
    5,
    expect.stringMatching(/^refused: ipfw: TCP 5100-5119 \(.*rule 12190/),
  ]);
  const second = await mac.run(await script(), ['--yes', '--ipfw']);
  expect([second.code, (await rules(mac))[0]]).toEqual([0, '02065 allow tcp from any to any 5100-5119 in']);
});

macTest('application firewall: nothing without the program, or on another volume', async () => {
  await using empty = await makeMac({ release: '10.6' });
  empty.write(ALF, plist({ globalstate: 1 }));
  const first = await empty.run(await script(), ['--yes']);
  expect([first.code, items(first.stdout)]).toEqual([
    0,
    [`skipped: application firewall: ${BUNDLE} (${BUNDLE} is not there; run this again when it has been installed)`],
  ]);
  const system = '/System/Library/CoreServices/SystemVersion.plist';
  empty.write(`/Volumes/X${system}`, empty.read(system));
  const second = await empty.run(await script(), ['--yes', '--root', '/Volumes/X']);
  expect([second.code, items(second.stdout)[0]]).toEqual([
    0,
    expect.stringMatching(/^skipped: application firewall \(only the Mac itself/),
  ]);
});

macTest('from 10.7 on: says what to do, and changes nothing', async () => {
  await using mac = await makeMac({ release: '10.6', version: '10.7.5' });
  const before = await mac.tree();
  const { code, stdout, stderr } = await mac.run(await script(), ['--yes']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^skipped: the firewall of Mac OS X 10\.7\.5 /)]);
  expect(stderr).toContain('pass in proto tcp from any to any port 5100:5119');
  expect(changes(before, await mac.tree())).toEqual([]);
});

macTest('refuses what it cannot do, before it does anything', async () => {
  await using mac = await sharingMac('10.4');
  const text = await script();
  const before = await mac.tree();
  const runs: [string, readonly string[], object, number][] = [
    [text, ['--yes', '--user', 'alice'], {}, 2],
    [text, ['--yes', '--no-such'], {}, 2],
    [text, ['--yes'], { as: 'alice' }, 3],
    [text, [], {}, 2],
    ...["'0'", "'65536'", "'5100-5119'", "'99999999999999999999'", "'; reboot'", "''"].map(
      (port): [string, readonly string[], object, number] => [
        text.replace("PORT_MIN='5100'", `PORT_MIN=${port}`),
        ['--yes'],
        {},
        2,
      ],
    ),
    [text.replace("PORT_MIN='5100'", "PORT_MIN='5120'"), ['--yes'], {}, 2],
  ];
  for (const [one, args, options, wanted] of runs) {
    const { code, refused } = await mac.run(one, args, options);
    expect([args, code, refused]).toEqual([args, wanted, []]);
  }
  const none = await mac.run(text.replace(/PORT_M(IN|AX)='\d+'/g, "PORT_M$1=''"), ['--yes']);
  expect([none.code, none.stderr]).toEqual([
    0,
    'firewall: the policy names no port range: there is nothing to let through\n',
  ]);
  expect(changes(before, await mac.tree())).toEqual([]);
});
