import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pane, type Pane } from '../helpers/pane.ts';
import { hasCommand, tool } from '../helpers/tools.ts';
import { startWorld } from '../servers/world.ts';
import { ROOT, site, type Site } from './run.ts';

const onTerminal = tool('tmux');

function start(here: Site, args: readonly string[] = [], env: Record<string, string> = {}): Pane {
  return pane({
    folder: here.folder,
    command: [process.execPath, join(ROOT, 'bin/msgrctl.js'), 'init', ...args],
    env,
  });
}

const PLIST = '{ RTCConfigurationMode = "1"; RTCServerAddress = "sip.adatum.com"; HideEmoticons = 1; }';

/** A prompt, what will not do there and what is said of it, and what does. */
interface Step {
  readonly prompt: string;
  readonly bad?: readonly [typed: string, complaint: string];
  /** Typed, if anything, before Enter. */
  readonly good?: string;
  readonly keys?: readonly string[];
  /** The flag that spares it. */
  readonly flag: readonly string[];
}

const TCP: readonly Step[] = [
  {
    prompt: 'Whose Macs are they?',
    bad: ['a\u202eb', 'There is a character in it that no name has, U+202E. Type it anew.'],
    good: `O'Brien: #1 "x"`,
    flag: ['--organization', 'A'],
  },
  {
    prompt: 'Start from a preference file?',
    bad: ['nowhere.plist', 'Could not read nowhere.plist: there is no such file'],
    good: 'old.plist',
    flag: ['--from', 'old.plist'],
  },
  {
    prompt: 'What stands behind the @ of sign-in addresses?',
    bad: ['alice@adatum.com', '"alice@adatum.com" has "alice@" in front of the name. Write adatum.com.'],
    good: 'adatum.com, münchen.de',
    flag: ['--domain', 'adatum.com'],
  },
  {
    prompt: 'Look on the network for the server?',
    bad: ['perhaps', 'Answer yes or no.'],
    good: 'n',
    flag: ['--no-look-up'],
  },
  {
    prompt: 'How shall Macs find the server?',
    bad: ['xyz', 'Arrow keys choose, Enter takes it.'],
    flag: ['--mode', 'manual'],
  },
  {
    prompt: 'What is the server called?',
    bad: [
      'sips://sip.adatum.com',
      '"sips://sip.adatum.com" has "sips://" in front of the name. Write sip.adatum.com.',
    ],
    flag: ['--server', 'sip.adatum.com'],
  },
  {
    prompt: 'How shall Macs talk to it?',
    bad: ['udp', 'Arrow keys choose, Enter takes it.'],
    keys: ['Down'],
    flag: ['--transport', 'tcp'],
  },
  {
    prompt: 'On which ports may the server call Macs back?',
    bad: ['5060-5070', 'The range reaches into 5060-5061 (SIP). Write 5100-5110, say.'],
    good: '7000-7019',
    flag: ['--ports', '5100-5119'],
  },
  {
    prompt: 'Which releases of Mac OS X are in the fleet?',
    bad: ['Tiger', '"Tiger" is no release of Mac OS X from 10.3 to 10.15.'],
    good: '10.3, 10.4.11',
    flag: ['--macos', '10.4'],
  },
  {
    prompt: 'Do users sign in with their network ID (Kerberos)?',
    bad: ['of course', 'Answer yes or no.'],
    good: 'yes',
    flag: ['--kerberos'],
  },
  {
    prompt: 'Which Kerberos realm are they in?',
    bad: ['AD ATUM', '"AD ATUM" has white space in it.'],
    good: 'ad.adatum.com',
    flag: ['--realm', 'ADATUM.COM'],
  },
  {
    prompt: 'May users save conversations?',
    bad: ['maybe', 'Arrow keys choose, Enter takes it.'],
    keys: ['Down'],
    flag: ['--save', 'deny'],
  },
  {
    prompt: 'How shall the preference file be locked?',
    bad: ['xyz', 'Arrow keys choose, Enter takes it.'],
    flag: ['--lock', 'file'],
  },
  {
    prompt: 'May users sign in to personal accounts (Windows Live)?',
    bad: ['7', 'Arrow keys choose, Enter takes it.'],
    keys: ['Down', 'Up', 'Down'],
    flag: ['--personal-accounts', 'allow'],
  },
  { prompt: 'Write messenger.yaml?', bad: ['what?', 'Answer yes or no.'], flag: [] },
];

/** The one prompt that asks for a certificate comes over TLS only. */
const CERTIFICATE: Step = {
  prompt: 'Which root certificate do the Macs need?',
  bad: ['nowhere.pem', 'Could not read nowhere.pem: there is no such file or folder.'],
  flag: ['--certificate', ''],
};

async function answer(terminal: Pane, { prompt, bad, good, keys = [] }: Step): Promise<void> {
  await terminal.until(`? ${prompt}`);
  if (bad) {
    const [typed, complaint] = bad;
    terminal.type(typed);
    // A list goes to what begins with what was typed, and stays where nothing does; there is nothing to send off.
    const isList = complaint.startsWith('Arrow');
    if (!isList) terminal.press('Enter');
    await terminal.until(complaint);
    expect(terminal.screen()).toContain(`? ${prompt}`);
    if (!isList) terminal.press('C-u');
  }
  if (good !== undefined) terminal.type(good);
  terminal.press(...keys, 'Enter');
  await terminal.until(`> ${prompt}`);
}

onTerminal(
  'a full run: a wrong answer at each prompt, then a right one; what is written lints clean and builds',
  async () => {
    using here = site({ 'old.plist': PLIST });
    using terminal = start(here);
    for (const step of TCP) await answer(terminal, step);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toContain('msgrctl build messenger.yaml -o rollout/');
    expect(here.read('messenger.yaml').toString()).toMatchInlineSnapshot(`
      "# Macs sign in to one named server over plain TCP, and the server calls each Mac back on a port of the range below. Needs:
      # that range open in the firewall of each Mac and of the network; and no proxy.
      # Begun with msgrctl init. Then: msgrctl lint, msgrctl build.
      msgrctl: 1
      organization: "O'Brien: #1 \\"x\\""
      fleet:
        # Releases in the fleet, in quotes; they decide which certificates are possible, and what scripts may use.
        macos: ["10.3", "10.4.11"]
      connection:
        # What stands behind the @ of sign-in addresses.
        sipDomains: [adatum.com, xn--mnchen-3ya.de]
        # The server is the one below; nothing is looked up but its address.
        mode: manual
        server: sip.adatum.com
        # Messages cross the network unencrypted: prefer tls where the server offers it.
        transport: tcp
        # Open from the server to the Macs. At least 3; 20 leave room for several conversations at once.
        ports:
          min: 7000
          max: 7019
      authentication:
        # Where Kerberos is on at both ends and fails, Messenger does not fall back to NTLM.
        kerberos: true
        realm: AD.ADATUM.COM
      archiving:
        # Save is unavailable in every window.
        save: deny
        # Locked again at each log-in. A locked file keeps no other preference either.
        lock: enforce
      # What blocks them is the firewall: close port 1863.
      personalAccounts: block
      settings:
        # The password stays out of the Mac's keychain, and users type it at each sign-in.
        SaveSIPPassword: false
        # Behind a private firewall no proxy can be used.
        UseProxyServer: false
        AutoConfigProxy: false
        # Taken over from the preference file that this policy was begun with.
        HideEmoticons: true
      "
    `);
    expect(here.run(['lint', 'messenger.yaml'])).toMatchObject({
      status: 0,
      stdout: '1 file checked, nothing found\n',
    });
    expect(here.run(['build', 'messenger.yaml', '-o', 'rollout'])).toMatchObject({ status: 0 });
    expect(here.read('rollout/com.microsoft.Messenger.plist').toString()).toContain(
      '<string>sip.adatum.com</string>',
    );
  },
);

onTerminal('over TLS: the file of a root, after one that is none', async () => {
  using here = site({ 'key.pem': 'no certificate' });
  const others = [
    '--organization',
    'A',
    '--from',
    '',
    '--domain',
    'adatum.com',
    '--no-look-up',
    '--server',
    'sip.adatum.com',
  ];
  const users = [
    '--no-kerberos',
    '--save',
    'allow',
    '--personal-accounts',
    'allow',
    '--transport',
    'tls',
    '--macos',
    '',
  ];
  using terminal = start(here, [...others, ...users]);
  await terminal.until(`? ${CERTIFICATE.prompt}`);
  terminal.type('key.pem');
  terminal.press('Enter');
  await terminal.until('key.pem is no X.509 certificate. Put the root certificate of your CA beside the policy');
  terminal.press('C-u');
  await answer(terminal, CERTIFICATE);
  await answer(terminal, TCP.at(-1)!);
  expect(await terminal.ended()).toBe(0);
});

describe('leaving', () => {
  const KEYS = ['C-c', 'Escape', 'C-d'];
  const over = (step: Step, steps: readonly Step[]): string[] =>
    steps.flatMap((each) => (each === step ? [] : each.flag));
  const TLS = TCP.filter(({ flag }) => flag[0] !== '--ports').map((each) =>
    each.flag[0] === '--transport' ? { ...each, flag: ['--transport', 'tls'] } : each,
  );
  const CASES = [
    ...TCP.map((step) => ({ step, args: over(step, TCP) })),
    { step: CERTIFICATE, args: over(CERTIFICATE, TLS) },
  ];

  onTerminal.each(CASES.map((each) => [each.step.prompt, each] as const))(
    'at "%s" leaves nothing behind',
    async (_, { step, args }) => {
      // Flags of questions that hang on this one say more than is asked.
      const needless: { readonly [prompt: string]: readonly string[] } = {
        'How shall Macs find the server?': ['--server', '--transport', '--ports'],
        'How shall Macs talk to it?': ['--ports'],
        'Do users sign in with their network ID (Kerberos)?': ['--realm'],
        'May users save conversations?': ['--lock'],
      };
      const out = needless[step.prompt] ?? [];
      const flags = args.filter((word, i) => !out.includes(word) && !out.includes(args[i - 1] ?? ''));
      await Promise.all(
        KEYS.map(async (key) => {
          using here = site({ 'old.plist': PLIST });
          using terminal = start(here, flags);
          await terminal.until(`? ${step.prompt}`);
          terminal.press(key);
          expect({ key, status: await terminal.ended() }).toEqual({ key, status: 130 });
          expect(terminal.screen()).toMatch(/\nmsgrctl: interrupted; nothing was written\n\[exit 130\]$/);
          expect(readdirSync(here.folder)).toEqual(['old.plist']);
        }),
      );
    },
  );

  onTerminal('with half an answer typed, and while the network is looked at', async () => {
    const deaf = createSocket('udp4');
    await new Promise<void>((done) => deaf.bind(0, '127.0.0.1', done));
    try {
      using here = site();
      using terminal = start(here, [
        '--organization',
        'A',
        '--from',
        '',
        '--dns-server',
        `127.0.0.1:${deaf.address().port}`,
      ]);
      await terminal.until('? What stands behind the @');
      terminal.type('contoso.com');
      terminal.press('Enter');
      await terminal.until('? Look on the network');
      terminal.press('Enter');
      await terminal.until('looking at');
      terminal.press('C-c');
      expect(await terminal.ended()).toBe(130);
      expect(terminal.screen()).toContain('msgrctl: interrupted; nothing was written');
      expect(readdirSync(here.folder)).toEqual([]);
    } finally {
      deaf.close();
    }
  });
});

describe('a file that is there', () => {
  onTerminal('stays, unless somebody says yes', async () => {
    using here = site({ 'messenger.yaml': 'mine\n' });
    using terminal = start(here);
    await terminal.until('? messenger.yaml is there already. Replace it? (y/N)');
    terminal.type('hm');
    terminal.press('Enter');
    await terminal.until('Answer yes or no.');
    terminal.press('C-u', 'Enter');
    expect(await terminal.ended()).toBe(3);
    using left = start(here);
    await left.until('? messenger.yaml is there already.');
    left.press('Escape');
    expect(await left.ended()).toBe(130);
    expect([here.read('messenger.yaml').toString(), readdirSync(here.folder)]).toEqual([
      'mine\n',
      ['messenger.yaml'],
    ]);
  });
});

describe('without a terminal', () => {
  test('nothing is asked: flags answer, or the one that is missing is named', () => {
    using here = site();
    expect(here.run(['init'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `msgrctl: nobody is asked here, and only you can know: --domain, --server (or --mode automatic)
  Such as: msgrctl init --yes --domain contoso.com --server sip.contoso.com
`,
    });
    expect(here.run(['init', '--domain', 'contoso.com', '--mode', 'automatic'])).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(here.run(['lint', 'messenger.yaml'])).toMatchObject({
      status: 0,
      stdout: '1 file checked, nothing found\n',
    });
    expect(here.run(['init', '--domain', 'contoso.com', '--mode', 'automatic'])).toMatchObject({ status: 3 });
    expect(here.run(['init', '--domain', 'b.com', '--mode', 'automatic', '--force', '-q'])).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(here.read('messenger.yaml').toString()).toContain('sipDomains: [b.com]');
  });

  test('- is standard output, ready for a pipe', () => {
    using here = site();
    const { stdout, stderr } = here.run(['init', '--yes', '--domain', 'b.com', '--mode', 'automatic', '-']);
    expect(stderr).toBe('');
    expect(here.run(['lint', '-'], { stdin: stdout })).toMatchObject({ status: 0 });
    expect(readdirSync(here.folder)).toEqual([]);
  });
});

describe('a terminal', () => {
  const YES = ['--yes', '--domain', 'b.com', '--mode', 'automatic'];
  onTerminal('that is dumb, and --yes: no prompt', async () => {
    using here = site();
    using dumb = start(here, [], { TERM: 'dumb' });
    expect(await dumb.ended()).toBe(2);
    using terminal = start(here, YES);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).not.toContain('?  ');
  });

  onTerminal('shows no colour where none is wanted', async () => {
    using here = site();
    using terminal = pane({
      folder: here.folder,
      command: [
        'script',
        '-qec',
        `"${process.execPath}" "${join(ROOT, 'bin/msgrctl.js')}" init --color never`,
        'log',
      ],
    });
    await terminal.until('? Whose Macs are they?');
    terminal.press('C-c');
    await terminal.ended();
    expect(here.read('log').toString()).not.toMatch(/\u001b\[[\d;]*m/);
  });
});

const NEEDS = ['tmux', 'named', 'krb5kdc', 'kdb5_util', 'faketime', 'gnutls-serv', 'python3'];
tool(...NEEDS)('a server that the DNS names: it is found, its chain is shown, and its root is kept', async () => {
  if (!NEEDS.every(hasCommand)) return;
  const world = await startWorld({
    chain: ({ server, intermediate, root }) => [
      server({ id: 'server', dns: ['sip.contoso.com'] }),
      intermediate,
      root,
    ],
  });
  try {
    using here = site();
    using terminal = start(here, ['--dns-server', world.resolvers[0]!]);
    const LOOK = ['--domain', 'contoso.com', '--look-up', '--dns-server', world.resolvers[0]!];
    const enter = async (prompt: string, typed = ''): Promise<void> => {
      await terminal.until(`? ${prompt}`);
      if (typed !== '') terminal.type(typed);
      terminal.press('Enter');
      await terminal.until(`> ${prompt}`);
    };
    await enter('Whose Macs are they?', 'Contoso');
    await enter('Start from');
    await enter('What stands behind', 'contoso.com');
    await enter('Look on the network');
    await enter('How shall Macs find');
    await enter('Which releases', '10.3, 10.4');
    await terminal.until('? Keep the root certificate');
    terminal.type('hm');
    terminal.press('Enter');
    await terminal.until('Answer yes or no.');
    terminal.press('C-u');
    await enter('Keep the root certificate', 'y');
    for (const prompt of ['Do users sign in', 'May users save', 'May users sign in', 'Write messenger.yaml'])
      await enter(prompt);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toContain('_sipinternaltls._tcp.contoso.com leads to sip.contoso.com:5061 (TLS)');
    expect(terminal.screen()).toMatch(
      /it sends its root as well: CN=Contoso Root CA, SHA-1 (?:[0-9A-F]{2}:){19}[0-9A-F]{2}/,
    );
    expect(readdirSync(here.folder)).toEqual(['contoso.com-root.pem', 'messenger.yaml']);
    using left = start(here, ['--organization', '', '--from', '', '--macos', '', ...LOOK, 'left.yaml']);
    await left.until('? How shall Macs find');
    left.press('Enter');
    await left.until('? Keep the root certificate');
    left.press('C-d');
    expect(await left.ended()).toBe(130);
    expect(readdirSync(here.folder)).toEqual(['contoso.com-root.pem', 'messenger.yaml']);
    // The same root again is no trouble; another one of that name stays as it is.
    const flags = [...LOOK, '--save-root'];
    expect(await here.start(['init', '--yes', ...flags, 'other.yaml'])).toMatchObject({ status: 0, stdout: '' });
    expect(here.read('other.yaml').toString()).toContain('certificates: [contoso.com-root.pem]');
    const mine = here.write('site/contoso.com-root.pem', 'mine');
    const refused = await here.start(['init', '--yes', ...flags, 'site/messenger.yaml']);
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`--save-root: site/contoso.com-root.pem is there`) as string,
    });
    expect([readFileSync(mine, 'utf8'), readdirSync(join(here.folder, 'site'))]).toEqual([
      'mine',
      ['contoso.com-root.pem'],
    ]);
    expect(here.run(['lint', 'messenger.yaml'])).toMatchObject({
      status: 0,
      stdout: '1 file checked, nothing found\n',
    });
    expect(here.run(['build', 'messenger.yaml', '-o', 'rollout'])).toMatchObject({ status: 0 });
    const check = await here.start(['check', 'signin', 'messenger.yaml', '--server', world.resolvers[0]!]);
    expect(check).toMatchObject({ status: 0, stdout: expect.stringContaining('works: ') as string });
  } finally {
    await world.stop();
  }
});
