import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directionOf } from '../../src/emit/handout/direction.ts';
import { sourceOf } from '../../src/emit/handout/source.ts';
import { tool } from '../helpers/tools.ts';
import { FULL, handout, ROSTER } from './handout-sample.ts';

/** The text with every run of blanks and line breaks as one blank. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const text = async (policy: string, roster?: string): Promise<string> =>
  flat(await handout({ policy, format: 'text', ...(roster !== undefined && { roster }) }));

const MANUAL = 'msgrctl: 1\nconnection: { mode: manual, server: sip.contoso.com, transport: tls }\n';
const AUTOMATIC = 'msgrctl: 1\nconnection: { mode: automatic, sipDomains: [contoso.com] }\n';
const NOTHING = 'msgrctl: 1\n';

describe('what the policy says decides what users read', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'manual, TLS',
      MANUAL,
      [
        'Server: sip.contoso.com Connection: TLS',
        'select "Manually configure settings"',
        'select "TLS"',
        'A certificate',
      ],
      ['by itself. TCP'],
    ],
    ['manual, TCP', MANUAL.replace('tls', 'tcp'), ['Connection: TCP', 'select "TCP"'], ['A certificate']],
    [
      'automatic',
      AUTOMATIC,
      ['Server: nothing to type', 'finds the server by itself', '@contoso.com', 'A certificate'],
      ['Manually configure settings', 'Connection:'],
    ],
    [
      'the same by settings alone',
      'msgrctl: 1\nsettings: { RTCConfigurationMode: 1, RTCServerAddress: sip.contoso.com, RTCTransport: 2, DisallowSave: true }\n',
      ['Server: sip.contoso.com Connection: TCP', 'Saving conversations is switched off'],
      ['[ ] TLS'],
    ],
    [
      'any other mode is automatic',
      'msgrctl: 1\nsettings: { RTCConfigurationMode: 7 }\n',
      ['Server: nothing to type'],
      ['Manually'],
    ],
    [
      'Kerberos',
      `${MANUAL}authentication: { kerberos: true }\n`,
      ['Select the box "Use my network ID and password"', 'Clear "Use my network ID and password"', 'five minutes'],
      ['Leave the box'],
    ],
    [
      'NTLM',
      `${MANUAL}authentication: { kerberos: false }\n`,
      ['Leave the box "Use my network ID and password" clear.'],
      ['five minutes', 'whether the box'],
    ],
    ['neither is said', MANUAL, ['clear, unless you were told to select it'], ['five minutes']],
    [
      'no saving',
      `${MANUAL}archiving: { save: deny }\n`,
      ['Saving conversations is switched off', '"Save" and "Save as Web Page"', '"History"'],
      ['Preferences are kept'],
    ],
    ['a lock', `${MANUAL}archiving: { save: deny, lock: file }\n`, ['Preferences are kept as we set them up'], []],
    ['saving', `${MANUAL}archiving: { save: allow }\n`, ['Saving conversations: you may.'], ['switched off']],
    [
      'no personal accounts',
      `${MANUAL}personalAccounts: block\n`,
      ['corporate account, not a personal one', 'are not for use here'],
      ['Word'],
    ],
    [
      'personal accounts',
      `${MANUAL}personalAccounts: allow\n`,
      ['are allowed.', 'Word cannot send'],
      ['not a personal'],
    ],
    [
      'a password that is not kept',
      `${MANUAL}settings: { SaveSIPPassword: false }\n`,
      ['Your password is not kept'],
      [],
    ],
    ['a password that may be', `${MANUAL}settings: { SaveSIPPassword: true }\n`, [], ['Your password is not kept']],
    [
      'whom to call',
      `${MANUAL}support: "Helpdesk: 555-0100"\n`,
      ['Help: Helpdesk: 555-0100', 'Still no? Call Helpdesk: 555-0100, and'],
      ['___, and have this ready'],
    ],
    [
      'an installation point',
      `${MANUAL}install: { source: "smb://files.contoso.com/Software/Messenger%20Six", application: "MSN Messenger.app" }\n`,
      ['Type smb://files.contoso.com/Software and', 'Open the folder Messenger Six.', 'Drag "MSN Messenger" from'],
      ['microsoft.com', 'Microsoft Messenger"'],
    ],
    [
      'a folder',
      `${MANUAL}install: { source: /Volumes/Install }\n`,
      ['open the folder /Volumes/Install.'],
      ['Connect to Server', 'microsoft.com'],
    ],
    [
      'nothing: blanks and boxes',
      NOTHING,
      [
        'E-mail address: ________',
        'User ID: ________',
        'Server: ________',
        '[ ] TLS [ ] TCP',
        'Help: ________',
        'Call ________',
        'our network: ________',
        'http://www.microsoft.com/mac/',
        '[ ] you may [ ] switched off',
        '[ ] allowed [ ] not allowed',
      ],
      ['undefined', 'null'],
    ],
  ])('%s', async (_, policy, there, absent) => {
    const told = await text(policy);
    for (const each of there) expect(told).toContain(each);
    for (const each of absent) expect(told).not.toContain(each);
  });

  test('a sheet for each user has what that user types, and no blanks', async () => {
    const sheets = (await handout({ roster: ROSTER, format: 'text' })).split('\f').map(flat);
    expect(sheets).toHaveLength(6);
    expect(sheets[0]).toContain('For the account alice.');
    expect(sheets[0]).toContain('E-mail address: alice@northwind.test');
    expect(sheets[0]).toContain('User ID: asmith Domain: NORTHWIND');
    expect(sheets[1]).toContain('E-mail address: 田中太郎@northwind.test');
    expect(sheets[2]).toContain('User ID: ليلى حداد');
    for (const sheet of sheets) expect(sheet).not.toContain('__');
  });

  test('where users have neither ID nor domain, none is asked for', async () => {
    const told = await text(MANUAL, 'account,sip address\nbob,bob@contoso.com\n');
    expect(told).not.toMatch(/user id/i);
  });
});

test.each<[string, ReturnType<typeof sourceOf>]>([
  ['afp://f.test/Vol', { kind: 'server', address: 'afp://f.test/Vol', folder: undefined }],
  ['afp://f.test/Vol/', { kind: 'server', address: 'afp://f.test/Vol', folder: undefined }],
  ['AFP://guest@f.test/Vol/a/b%20c', { kind: 'server', address: 'AFP://guest@f.test/Vol', folder: 'a/b c' }],
  ['smb://me:s%40cret@f.test/Vol/x', { kind: 'server', address: 'smb://me@f.test/Vol', folder: 'x' }],
  [
    'nfs://f.test/export/software/m',
    { kind: 'server', address: 'nfs://f.test/export/software/m', folder: undefined },
  ],
  ['afp://f.test/Vol/100%', { kind: 'server', address: 'afp://f.test/Vol', folder: '100%' }],
  ['file:///Volumes/My%20Disk', { kind: 'folder', path: '/Volumes/My Disk' }],
  ['/Volumes/Messenger', { kind: 'folder', path: '/Volumes/Messenger' }],
])('the Finder is told of %s', (source, told) => {
  expect(sourceOf(source)).toEqual(told);
});

test.each([
  ['Helpdesk', 'ltr'],
  ['4711', 'ltr'],
  ['+1 555 مكتب المساعدة', 'rtl'],
  ['עזרה (help)', 'rtl'],
  ['サポート', 'ltr'],
  ['', 'ltr'],
])('%s reads %s', (name, direction) => {
  expect(directionOf(name)).toBe(direction);
});

test('a password in the address of the installation point is on no sheet', async () => {
  const policy = FULL.replace('afp://', 'afp://install:hunter2@');
  for (const format of ['html', 'markdown', 'text'] as const) {
    const told = await handout({ policy, format });
    expect(told).not.toContain('hunter2');
    expect(told).toContain('afp://install@files.northwind.test/Software');
  }
});

describe('what comes from outside is text', () => {
  const HOSTILE = `msgrctl: 1
organization: "</title><script>alert('x')</script> & \\u202Eevil\\u001b[31m\\nnext"
support: "\`*_[x](javascript:alert(1))_*\` <img src=x onerror=alert(1)> \\"'"
connection: { mode: manual, server: "<b>s</b>\`\`e&amp;", transport: tls }
install: { source: "/Volumes/<i>x</i>\`", application: "<u>M</u>.app" }
`;

  test('no element, no control and no change of direction gets through', async () => {
    const page = await handout({ policy: HOSTILE });
    expect(page).not.toMatch(/<(?:script|img|i|u)\b/);
    expect(page).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; \\u{202e}evil\\u{1b}[31m next');
    expect(page).toContain('&lt;b&gt;s&lt;/b&gt;``e&amp;amp;');
    for (const format of ['html', 'markdown', 'text'] as const) {
      expect(await handout({ policy: HOSTILE, format })).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  tool('cmark')('a reader of Markdown shows the same letters as the plain text', async () => {
    for (const policy of [HOSTILE, FULL, NOTHING]) {
      const { stdout } = spawnSync('cmark', ['--to', 'xml'], {
        input: await handout({ policy, format: 'markdown' }),
      });
      const xml = stdout.toString();
      expect(xml).not.toMatch(/<(?:html_inline|html_block|link|image|emph|thematic_break)\b/);
      const shown = [...xml.matchAll(/<(?:text|code)[^>]*>([^<]*)</g)].map(([, each]) => unescaped(each!)).join('');
      // Neither marks of emphasis nor of lists, and no blanks.
      const bare = (all: string): string => all.replaceAll(/["“”\s-]|\d\. ?|={3,}/g, '').toLowerCase();
      expect(bare(shown)).toBe(bare(await handout({ policy, format: 'text' })));
    }
  });

  tool('cmark')('a rule stands between the sheets of two users', async () => {
    const input = await handout({ roster: ROSTER, format: 'markdown' });
    const xml = spawnSync('cmark', ['--to', 'xml'], { input }).stdout.toString();
    expect(xml.match(/<thematic_break/g)).toHaveLength(5);
    expect(xml.match(/<heading level="1"/g)).toHaveLength(6);
  });

  test('any text at all makes a page whose tags are ours', async () => {
    const tags = (page: string): string[] =>
      page.match(/<[^>]*>/g)!.map((tag) => tag.replace(/dir="rtl"/, 'dir="ltr"'));
    const usual = tags(await handout({ policy: `msgrctl: 1\nsupport: "x"\n` }));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (support) => {
        fc.pre(/[^\s\0]/.test(support) && !support.includes('\0') && support.isWellFormed());
        const page = await handout({ policy: `msgrctl: 1\nsupport: ${JSON.stringify(support)}\n` });
        expect(tags(page)).toEqual(usual);
      }),
      { numRuns: 200 },
    );
  });
});

function unescaped(xml: string): string {
  const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return xml.replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name]!);
}

test('is the same each time, ends its last line, and keeps plain text to 72 columns where words allow it', async () => {
  for (const format of ['html', 'markdown', 'text'] as const) {
    const [one, other] = [await handout({ roster: ROSTER, format }), await handout({ roster: ROSTER, format })];
    expect(one).toBe(other);
    expect(one).toMatch(/[^\n]\n$/);
    expect(one).not.toContain('\r');
  }
  const lines = (await handout({ format: 'text' })).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(72);
  expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
});
