import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { certificatesIn, keychain, PRETEND_ROOTS } from '../mac/keychain.ts';
import { changes, macTest, makeMac, RELEASES, SHELLS, type Mac, type Release } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { outside } from './fleet.ts';

const folder = mkdtempSync(join(tmpdir(), 'msgrctl-certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

function openssl(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', words, { cwd: folder });
  if (status !== 0) throw new Error(stderr.toString());
}

function root(name: string, subject: string, ...more: readonly string[]): string {
  const key = more.length > 0 ? more : ['-newkey', 'rsa:1024', '-sha1'];
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  openssl('req', '-x509', '-nodes', '-days', '3650', ...key, ...files, '-subj', subject);
  return readFileSync(join(folder, `${name}.pem`), 'utf8');
}

function intermediate(name: string, subject: string, issuer: string): string {
  openssl('req', '-nodes', '-newkey', 'rsa:1024', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
  const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
  openssl('x509', '-req', '-sha1', '-days', '3650', '-in', `${name}.csr`, ...by, '-out', `${name}.pem`);
  return readFileSync(join(folder, `${name}.pem`), 'utf8');
}

/** Names that would do harm if a shell, awk, sed or printf took them for more than text. */
const HOSTILE = 'Root $(touch x) `touch y` "z"; %s%n \\n & \'q\' *';

const PLAIN = root('plain', '/O=Northwind/CN=Northwind Root');
const ODD = root('odd', `/CN=${HOSTILE.replaceAll('\\', '\\\\')}`);
const SHA256 = root('sha256', '/CN=Young Root', '-newkey', 'rsa:1024', '-sha256');
const CURVE = root('curve', '/CN=Curve Root', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-sha256');
const MIDDLE = intermediate('middle', '/CN=Northwind Issuing CA', 'plain');
const FOREIGN = root('foreign', '/CN=Somebody else');

const der = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----.*-----/g, ''), 'base64');
const sha1 = (pem: string): string => createHash('sha1').update(der(pem)).digest('hex').toUpperCase();

const ANCHORS = '/System/Library/Keychains/X509Anchors';
const SYSTEM = '/Library/Keychains/System.keychain';
const COPY = '/Library/Application Support/msgrctl/X509Anchors.before';
const TRUST = '/Library/Security/Trust Settings/Admin.plist';

const ALLOWED = [
  /^\/Library\/Application Support\/msgrctl(?:\/X509Anchors\.before)?$/,
  /^\/System\/Library\/Keychains\/X509Anchors$/,
  /^\/Library\/Keychains\/System\.keychain$/,
  /^\/Library\/Security(?:\/Trust Settings(?:\/Admin\.plist)?)?$/,
];

const isOld = (release: Release): boolean => release === '10.3' || release === '10.4';

const script = (...certificates: readonly string[]): Promise<string> =>
  emitted('certificate', 'msgrctl: 1\norganization: Northwind\n', { certificates });

/** What the Mac trusts beyond what it came with. */
function trusted(mac: Mac): readonly string[] {
  const found = certificatesIn(readFileSync(mac.path(isOld(mac.release) ? ANCHORS : SYSTEM)));
  const known = new Map([PLAIN, ODD, SHA256, CURVE, MIDDLE, FOREIGN].map((pem) => [sha1(pem), pem]));
  const ours = found.map((bytes) => createHash('sha1').update(bytes).digest('hex').toUpperCase());
  const listed = mac.exists(TRUST) ? mac.read(TRUST) : '';
  return ours
    .filter((sum) => known.has(sum) && (isOld(mac.release) || listed.includes(`<key>${sum}</key>`)))
    .map((sum) => known.get(sum)!);
}

/** The place of the first command that makes something outside the script's own folder, counted from 1. */
const firstWrite = (calls: readonly (readonly string[])[]): number =>
  calls.findIndex(([name, ...words]) => name === 'mktemp' && words.at(-1)!.startsWith('./')) + 1;

/** The lines of the summary but the last. */
const items = (stdout: string): readonly string[] => stdout.trimEnd().split('\n').slice(0, -1);

for (const release of RELEASES) {
  for (const shell of SHELLS) {
    macTest(`on ${release} with ${shell}: adds, leaves alone, takes away, each told before`, async () => {
      await using mac = await makeMac({ release });
      const text = await script(PLAIN, ODD);
      const fresh = await mac.tree();
      const row: string[][] = [];
      for (const more of [[], [], ['--undo'], ['--undo']]) {
        const before = await mac.tree();
        const dry = await mac.run(text, ['--dry-run', ...more], { shell });
        expect([dry.code, dry.stderr, dry.refused]).toEqual([0, '', []]);
        expect(changes(before, await mac.tree())).toEqual([]);
        const real = await mac.run(text, ['--yes', ...more], { shell });
        expect([real.code, real.stderr, real.refused]).toEqual([0, '', []]);
        expect(items(real.stdout)).toEqual(items(dry.stdout.replaceAll('would be ', '')));
        expect(outside(before, await mac.tree(), ALLOWED)).toEqual([]);
        row.push(items(real.stdout).map((line) => line.slice(0, line.indexOf(':'))));
        if (row.length === 1) {
          expect(real.stdout).toContain(`: certificate /O=Northwind/CN=Northwind Root, SHA-1 ${sha1(PLAIN)}\n`);
          expect(real.stdout).toContain(`: certificate /CN=${HOSTILE}, SHA-1 ${sha1(ODD)}\n`);
        }
        if (row.length <= 2) expect(trusted(mac)).toEqual([PLAIN, ODD]);
        else expect(trusted(mac)).toEqual([]);
        if (row.length % 2 === 0) expect(changes(before, await mac.tree())).toEqual([]);
      }
      const added = isOld(release) ? 'added' : 'trusted';
      expect(row).toEqual([added, 'unchanged', 'removed', 'absent'].map((outcome) => [outcome, outcome]));
      // Up to 10.4 all is as it was; later the empty trust settings stay.
      if (isOld(release)) expect(changes(fresh, await mac.tree())).toEqual([]);
    });
  }
}

for (const release of ['10.3', '10.4'] as const) {
  macTest(`on ${release}: keeps one copy of the keychain for root, and the keychain's owner and mode`, async () => {
    await using mac = await makeMac({ release });
    const before = readFileSync(mac.path(ANCHORS));
    const facts = (await mac.tree()).get(ANCHORS)!;
    expect((await mac.run(await script(PLAIN), ['--yes'])).code).toBe(0);
    expect((await mac.run(await script(ODD), ['--yes'])).code).toBe(0);
    expect(readFileSync(mac.path(COPY))).toEqual(before);
    const tree = await mac.tree();
    expect(tree.get(COPY)).toMatchObject({ type: 'file', uid: 0, gid: 0, mode: 0o600 });
    const { uid, gid, mode } = facts;
    expect(tree.get(ANCHORS)).toMatchObject({ uid, gid, mode });
    expect(certificatesIn(readFileSync(mac.path(ANCHORS)))).toEqual([...PRETEND_ROOTS, der(PLAIN), der(ODD)]);

    // ODD alone cannot go: PLAIN, which is not in this policy, would go with it.
    const alone = await mac.run(await script(ODD), ['--yes', '--undo']);
    expect([alone.code, trusted(mac)]).toEqual([5, [PLAIN, ODD]]);
    expect((await mac.run(await script(PLAIN, ODD), ['--yes', '--undo'])).code).toBe(0);
    expect(readFileSync(mac.path(ANCHORS))).toEqual(before);
    expect((await mac.tree()).get(ANCHORS)).toMatchObject({ uid, gid, mode });
    expect(mac.exists(COPY)).toBe(false);
  });

  macTest.each<[string, (mac: Mac) => void, string]>([
    [
      'others have added to it since',
      (mac) => mac.write(ANCHORS, keychain([...PRETEND_ROOTS, der(PLAIN), der(FOREIGN)])),
      'others have changed the keychain since; delete it in Keychain Access',
    ],
    [
      'others have taken from it since',
      (mac) => mac.write(ANCHORS, keychain([...PRETEND_ROOTS.slice(1), der(PLAIN)])),
      'others have changed the keychain since; delete it in Keychain Access',
    ],
    [
      'the copy is gone',
      (mac) => rmSync(mac.path(COPY)),
      'there is no copy of the keychain from before; delete it in Keychain Access',
    ],
    [
      'the copy is a link',
      (mac) => {
        rmSync(mac.path(COPY));
        mac.symlink(ANCHORS, COPY);
      },
      `${COPY} cannot be read`,
    ],
    ['the copy is damaged', (mac) => mac.write(COPY, 'what?', { mode: 0o600 }), `${COPY} cannot be read`],
    [
      "the copy is somebody else's",
      (mac) => mac.write(COPY, keychain(PRETEND_ROOTS), { uid: 501, mode: 0o600 }),
      `${COPY} cannot be read`,
    ],
  ])(`on ${release}: does not bring the keychain back if %s`, async (_, change, why) => {
    await using mac = await makeMac({ release });
    expect((await mac.run(await script(PLAIN), ['--yes'])).code).toBe(0);
    change(mac);
    const before = await mac.tree();
    const { code, stdout } = await mac.run(await script(PLAIN), ['--yes', '--undo']);
    expect([code, items(stdout)]).toEqual([
      5,
      [`refused: certificate /O=Northwind/CN=Northwind Root, SHA-1 ${sha1(PLAIN)} (${why})`],
    ]);
    expect(changes(before, await mac.tree())).toEqual([]);
  });

  macTest(`on ${release}: what was there before stays when the rest goes`, async () => {
    await using mac = await makeMac({ release });
    mac.write(ANCHORS, keychain([...PRETEND_ROOTS, der(PLAIN)]));
    expect((await mac.run(await script(PLAIN, ODD), ['--yes'])).code).toBe(0);
    const { code, stdout } = await mac.run(await script(PLAIN, ODD), ['--yes', '--undo']);
    expect([code, items(stdout).map((line) => line.slice(0, 7))]).toEqual([0, ['kept: c', 'removed']]);
    expect(trusted(mac)).toEqual([PLAIN]);
  });

  macTest(`on ${release}: refuses an elliptic-curve key before the tool does, and does the rest`, async () => {
    await using mac = await makeMac({ release });
    const { code, stdout, calls } = await mac.run(await script(CURVE, PLAIN), ['--yes']);
    expect([code, trusted(mac)]).toEqual([5, [PLAIN]]);
    expect(stdout).toMatch(
      /^refused: certificate \/CN=Curve Root, SHA-1 [0-9A-F]{40} \(it has an elliptic-curve key/,
    );
    expect(calls.filter(([name, verb]) => name === 'security' && verb === 'add-certificates')).toHaveLength(1);
  });
}

macTest.each([
  ['10.4', 'KILL', 1],
  ['10.3', 'KILL', 4],
  ['10.3', 'TERM', 5],
] as const)(
  'on %s: a %s at any moment leaves the old keychain or the new one, and the next run finishes',
  async (release, signal, step) => {
    const text = await script(PLAIN);
    const [without, full] = [keychain(PRETEND_ROOTS), keychain([...PRETEND_ROOTS, der(PLAIN)])];
    for (const more of [[], ['--undo']]) {
      const wanted = more.length > 0 ? [] : [PLAIN];
      const prepared = async (): Promise<Mac> => {
        const mac = await makeMac({ release });
        if (more.length > 0) await mac.run(text, ['--yes']);
        return mac;
      };
      await using whole = await prepared();
      const { calls } = await whole.run(text, ['--yes', ...more]);
      for (let killAt = firstWrite(calls); killAt <= calls.length; killAt += step) {
        await using mac = await prepared();
        await mac.run(text, ['--yes', ...more], { killAt, signal, half: killAt % 2 === 0 });
        const now = readFileSync(mac.path(ANCHORS));
        expect([killAt, now.equals(without) || now.equals(full)]).toEqual([killAt, true]);
        const again = await mac.run(text, ['--yes', ...more]);
        expect([killAt, again.code, trusted(mac)]).toEqual([killAt, 0, wanted]);
        const left = [...(await mac.tree()).keys()].filter((path) => path.includes('/.msgrctl.'));
        expect([killAt, left]).toEqual([killAt, []]);
      }
    }
  },
  300_000,
);

macTest('says which roots 10.3 cannot make use of, and 10.3 alone', async () => {
  for (const release of RELEASES) {
    await using mac = await makeMac({ release });
    const { code, stderr } = await mac.run(await script(SHA256, PLAIN), ['--yes']);
    expect([code, trusted(mac)]).toEqual([0, [SHA256, PLAIN]]);
    const note = /^certificate: certificate \/CN=Young Root, SHA-1 [0-9A-F]{40} is signed with SHA-2, .*\n$/;
    if (release === '10.3') expect(stderr).toMatch(note);
    else expect(stderr).toBe('');
  }
});

macTest('takes a certificate of an intermediate authority for what it is', async () => {
  for (const release of RELEASES) {
    await using mac = await makeMac({ release });
    const { code, stderr, calls } = await mac.run(await script(MIDDLE), ['--yes']);
    expect([code, trusted(mac)]).toEqual([0, [MIDDLE]]);
    if (isOld(release)) expect(stderr).toContain('is no root: it was issued by /O=Northwind/CN=Northwind Root');
    else expect(calls.some((words) => words.includes('trustAsRoot'))).toBe(true);
  }
});

macTest('10.5 refuses an elliptic-curve key, 10.6 takes it', async () => {
  await using leopard = await makeMac({ release: '10.5' });
  expect((await leopard.run(await script(CURVE), ['--yes'])).code).toBe(5);
  await using snow = await makeMac({ release: '10.6' });
  expect([(await snow.run(await script(CURVE), ['--yes'])).code, trusted(snow)]).toEqual([0, [CURVE]]);
});

macTest('up to 10.5.7 the way back ends the trust, and says that the certificate stays', async () => {
  await using mac = await makeMac({ release: '10.5', version: '10.5.7' });
  const text = await script(PLAIN);
  await mac.run(text, ['--yes']);
  const first = await mac.run(text, ['--yes', '--undo']);
  expect([first.code, first.refused, trusted(mac)]).toEqual([0, [], []]);
  expect(first.stdout).toMatch(/^made untrusted: /);
  expect(certificatesIn(readFileSync(mac.path(SYSTEM)))).toEqual([der(PLAIN)]);
  const second = await mac.run(text, ['--yes', '--undo']);
  expect([second.code, second.refused]).toEqual([0, []]);
  expect(second.stdout).toMatch(/^kept: .*\(it is not trusted, but 10\.5\.7 cannot delete it by a command/);
  expect([(await mac.run(text, ['--yes'])).code, trusted(mac)]).toEqual([0, [PLAIN]]);
});

macTest('never deletes with -t, which fails for a root without trust settings', async () => {
  await using mac = await makeMac({ release: '10.5', version: '10.5.8' });
  await mac.run(await script(PLAIN), ['--yes']);
  await mac.run(await script(PLAIN), ['--yes', '--undo']);
  const deleting = mac.calls().filter(([name, verb]) => name === 'security' && verb === 'delete-certificate');
  expect(deleting).toEqual([['security', 'delete-certificate', '-Z', sha1(PLAIN), SYSTEM]]);
});

/** An entry of the administrator's trust settings with these dictionaries; undefined: without a list of them. */
function settings(pem: string, list: readonly string[] | undefined): string {
  const array = list === undefined ? '' : `<key>trustSettings</key><array>${list.join('')}</array>`;
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>trustList</key><dict>
<key>${sha1(FOREIGN)}</key><dict><key>trustSettings</key><array><dict><key>kSecTrustSettingsResult</key><integer>3</integer></dict></array></dict>
<key>${sha1(pem)}</key><dict><key>issuerName</key><data>AAAA</data><key>modDate</key><date>2008-01-01T00:00:00Z</date>
<key>serialNumber</key><data>AQ==</data>${array}</dict></dict><key>trustVersion</key><integer>1</integer></dict></plist>`;
}

const result = (number: number, ...more: readonly string[]): string =>
  `<dict><key>kSecTrustSettingsResult</key><integer>${number}</integer>${more.join('')}</dict>`;
const forPolicy = (oid: string): string => `<key>kSecTrustSettingsPolicy</key><data>${oid}</data>`;
const SSL = 'KoZIhvdjZAED';
const MAIL = 'KoZIhvdjZAEI';

macTest.each<[string, readonly string[] | undefined, string]>([
  ['trusted for everything', undefined, 'unchanged'],
  ['trusted by an empty list', [], 'unchanged'],
  ['trusted by an empty dictionary', ['<dict/>'], 'unchanged'],
  ['trusted by its number', [result(1)], 'unchanged'],
  ['trusted for SSL alone', [result(1, forPolicy(SSL))], 'unchanged'],
  ['trusted for SSL, never for mail', [result(1, forPolicy(SSL)), result(3, forPolicy(MAIL))], 'unchanged'],
  ['not said', [result(4)], 'trusted'],
  ['trusted for mail alone', [result(1, forPolicy(MAIL))], 'refused'],
  ['trusted for one program', [result(1, '<key>kSecTrustSettingsApplication</key><data>AAAA</data>')], 'refused'],
  ['never trusted', [result(3)], 'refused'],
  ['never trusted for SSL', [result(1), result(3, forPolicy(SSL))], 'refused'],
])('from 10.5 on, what an administrator has set counts: %s', async (_, list, outcome) => {
  await using mac = await makeMac({ release: '10.6' });
  mac.write(SYSTEM, keychain([der(PLAIN)]));
  mac.write(TRUST, settings(PLAIN, list));
  const before = await mac.tree();
  const { code, stdout } = await mac.run(await script(PLAIN), ['--yes']);
  expect([code, items(stdout)[0]!.split(':')[0]]).toEqual([outcome === 'refused' ? 5 : 0, outcome]);
  if (outcome !== 'trusted') expect(changes(before, await mac.tree())).toEqual([]);
  if (outcome === 'refused') {
    const undo = await mac.run(await script(PLAIN), ['--yes', '--undo']);
    expect([undo.code, items(undo.stdout)[0]!.split(':')[0]]).toEqual([0, 'kept']);
    expect(changes(before, await mac.tree())).toEqual([]);
  }
});

macTest('works on another volume up to 10.4, and says what it cannot do there from 10.5 on', async () => {
  await using mac = await makeMac({ release: '10.4' });
  for (const path of [ANCHORS, '/System/Library/CoreServices/SystemVersion.plist']) {
    mac.write(`/Volumes/Old Disk${path}`, readFileSync(mac.path(path)));
  }
  mac.mkdir('/Volumes/Old Disk/Library/Application Support');
  const before = await mac.tree();
  const there = ['--yes', '--root', '/Volumes/Old Disk'];
  const first = await mac.run(await script(PLAIN), there);
  expect([first.code, first.refused]).toEqual([0, []]);
  expect(certificatesIn(readFileSync(mac.path(`/Volumes/Old Disk${ANCHORS}`)))).toContainEqual(der(PLAIN));
  expect(trusted(mac)).toEqual([]);
  const volume = /^\/Volumes\/Old Disk\//;
  expect(outside(before, await mac.tree(), [volume])).toEqual([]);
  expect((await mac.run(await script(PLAIN), [...there, '--undo'])).code).toBe(0);
  expect(changes(before, await mac.tree())).toEqual([]);

  await using snow = await makeMac({ release: '10.6' });
  mac.write(
    '/Volumes/New/System/Library/CoreServices/SystemVersion.plist',
    snow.read('/System/Library/CoreServices/SystemVersion.plist'),
  );
  for (const more of [[], ['--undo']]) {
    const skipped = await mac.run(await script(PLAIN), ['--yes', '--root', '/Volumes/New', ...more]);
    expect([skipped.code, items(skipped.stdout)[0]!.split(':')[0]]).toEqual([0, 'skipped']);
  }
});

macTest.each<[string, Release, (mac: Mac) => void, string]>([
  ['the keychain is not there', '10.4', (mac) => rmSync(mac.path(ANCHORS)), `${ANCHORS} is not there`],
  [
    'the keychain is a link',
    '10.4',
    (mac) => {
      rmSync(mac.path(ANCHORS));
      mac.write('/tmp/elsewhere', keychain([]));
      mac.symlink('/tmp/elsewhere', ANCHORS);
    },
    `${ANCHORS} is not there`,
  ],
  ['the keychain is damaged', '10.3', (mac) => mac.write(ANCHORS, 'what?'), `${ANCHORS} cannot be read`],
  [
    'the folder for the copy is a link',
    '10.3',
    (mac) => mac.symlink('/tmp', '/Library/Application Support/msgrctl'),
    '/Library/Application Support/msgrctl is a link',
  ],
  [
    "the keychain's folder is a link",
    '10.4',
    (mac) => {
      renameSync(mac.path('/System/Library/Keychains'), mac.path('/tmp/Keychains'));
      mac.symlink('/tmp/Keychains', '/System/Library/Keychains');
    },
    '/System/Library/Keychains is a link',
  ],
  ['there is no System keychain', '10.5', (mac) => rmSync(mac.path(SYSTEM)), `${SYSTEM} is not there`],
  ['the trust settings are damaged', '10.6', (mac) => mac.write(TRUST, 'what?'), `${TRUST} cannot be read`],
])('changes nothing and says so if %s', async (_, release, change, why) => {
  await using mac = await makeMac({ release });
  change(mac);
  const before = await mac.tree();
  const { code, stdout } = await mac.run(await script(PLAIN), ['--yes']);
  expect([code, items(stdout)]).toEqual([
    1,
    [`failed: certificate /O=Northwind/CN=Northwind Root, SHA-1 ${sha1(PLAIN)} (${why})`],
  ]);
  expect(changes(before, await mac.tree())).toEqual([]);
});

macTest('says that Messenger has to be opened again, if it is open and something has changed', async () => {
  const running = [
    { program: '/Applications/Microsoft Messenger.app/Contents/MacOS/Microsoft Messenger', user: 'alice' },
  ];
  await using mac = await makeMac({ release: '10.4', application: true, running });
  const first = await mac.run(await script(PLAIN), ['--yes']);
  expect([first.code, first.stderr]).toEqual([
    0,
    'certificate: Messenger is running: it keeps to what it knows until it is quit and opened again\n',
  ]);
  expect((await mac.run(await script(PLAIN), ['--yes'])).stderr).toBe('');
});

macTest('refuses what it cannot do, before it does anything', async () => {
  await using mac = await makeMac({ release: '10.4' });
  const text = await script(PLAIN);
  const before = await mac.tree();
  const runs: [readonly string[], object, number][] = [
    [['--yes', '--user', 'alice'], {}, 2],
    [['--yes', '--undo=yes'], {}, 2],
    [['--yes'], { as: 'alice' }, 3],
    [[], {}, 2],
    [['--yes', '--root', '/Users'], {}, 3],
  ];
  for (const [args, options, code] of runs)
    expect([args, (await mac.run(text, args, options)).code]).toEqual([args, code]);
  expect(changes(before, await mac.tree())).toEqual([]);
  const none = await mac.run(await script(), ['--yes']);
  expect([none.code, none.stderr]).toEqual([0, 'certificate: the policy names no certificates\n']);
  const broken = await mac.run(
    await script('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', PLAIN),
    ['--yes'],
  );
  expect([broken.code, items(broken.stdout)[0], trusted(mac)]).toEqual([
    1,
    'failed: certificate 1 of the policy (openssl cannot read it)',
    [PLAIN],
  ]);
});

test('the same certificate twice is one', async () => {
  expect((await script(PLAIN, PLAIN)).split('-----BEGIN CERTIFICATE-----\n')).toHaveLength(3);
});
