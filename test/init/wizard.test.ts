import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/core/command.ts';
import type { DnsRecord } from '../../src/core/dns.ts';
import type { Prompt } from '../../src/core/prompt.ts';
import { dict, integer, boolean, string, real } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';
import { fakeNetwork } from '../helpers/fake-network.ts';
import type { Reply } from '../helpers/fake-prompt.ts';
import { desk, names, textAt, wizard } from './desk.ts';

const YES = { yes: true } as const;

/** Whoever takes every suggestion, and knows what has none. */
function enter(prompt: Prompt): Reply {
  if (prompt.suggestion !== undefined) return prompt.suggestion;
  return prompt.message.includes('@') ? 'contoso.com' : 'sip.contoso.com';
}

describe('the policy', () => {
  test('over TLS, with everything said', async () => {
    const host = desk();
    const code = await wizard(host, {
      ...YES,
      organization: `O'Brien: #1 "x"`,
      domain: ['contoso.com', 'fabrikam.com'],
      server: 'sip.contoso.com',
      macos: '10.3,10.4.11',
      kerberos: true,
      lock: 'enforce',
      personalAccounts: 'block',
    });
    expect(code).toBe(0);
    expect(textAt(host, 'messenger.yaml')).toMatchInlineSnapshot(`
      "# Every Mac signs in to one named server over TLS. Needs: a server certificate whose name is the one below, and its root
      # certificate on the Macs.
      # Begun with msgrctl init. Then: msgrctl lint, msgrctl build.
      msgrctl: 1
      organization: "O'Brien: #1 \\"x\\""
      fleet:
        # Releases in the fleet, in quotes; they decide which certificates are possible, and what scripts may use.
        macos: ["10.3", "10.4.11"]
      connection:
        # What stands behind the @ of sign-in addresses.
        sipDomains: [contoso.com, fabrikam.com]
        # The server is the one below; nothing is looked up but its address.
        mode: manual
        server: sip.contoso.com
        # One connection from the Mac to port 5061 of the server is all the network has to allow.
        transport: tls
      authentication:
        # Where Kerberos is on at both ends and fails, Messenger does not fall back to NTLM.
        kerberos: true
        realm: CONTOSO.COM
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
      "
    `);
    expect(host.told).toMatchInlineSnapshot(`
      {
        "stderr": "warning[policy/example-left-over]: "contoso.com" is a sample value, but the policy is for O'Brien: #1 "x"
        --> messenger.yaml:11:16
         |
      11 |   sipDomains: [contoso.com, fabrikam.com]
         |                ^^^^^^^^^^^
        why: Contoso, Fabrikam and example.com stand in samples for names of your own. Macs that get such a name look for a server that is not yours or does not exist.
        fix: Replace contoso.com by the name that holds at your site.
        see: msgrctl explain policy/example-left-over

      warning[policy/example-left-over]: "fabrikam.com" is a sample value, but the policy is for O'Brien: #1 "x"
        --> messenger.yaml:11:29
         |
      11 |   sipDomains: [contoso.com, fabrikam.com]
         |                             ^^^^^^^^^^^^
        fix: Replace fabrikam.com by the name that holds at your site.

      warning[policy/example-left-over]: "sip.contoso.com" is a sample value, but the policy is for O'Brien: #1 "x"
        --> messenger.yaml:14:11
         |
      14 |   server: sip.contoso.com
         |           ^^^^^^^^^^^^^^^
        fix: Replace sip.contoso.com by the name that holds at your site.

      warning[policy/example-left-over]: "CONTOSO.COM" is a sample value, but the policy is for O'Brien: #1 "x"
        --> messenger.yaml:20:10
         |
      20 |   realm: CONTOSO.COM
         |          ^^^^^^^^^^^
        fix: Replace CONTOSO.COM by the name that holds at your site.

      1 file checked: 4 warnings
      msgrctl: wrote messenger.yaml
      Next:
        msgrctl check signin messenger.yaml       # can a Mac sign in?
        msgrctl plan messenger.yaml --users 800   # servers, network and each step of the rollout
        msgrctl build messenger.yaml -o rollout/  # every script for the Macs
      ",
        "stdout": "",
      }
    `);
  });

  test('in automatic mode', async () => {
    const host = desk();
    expect(await wizard(host, { ...YES, domain: ['münchen.de'], mode: 'automatic' })).toBe(0);
    expect(textAt(host, 'messenger.yaml')).toMatchInlineSnapshot(`
      "# Messenger finds Live Communications Server by the SRV records of the sign-in domain, and nobody types a server name.
      # Needs: an SRV record for each SIP domain whose target has a name that begins with sip, and a server certificate with
      # that name from a root that the Macs trust.
      # Begun with msgrctl init. Then: msgrctl lint, msgrctl build.
      msgrctl: 1
      connection:
        # What stands behind the @ of sign-in addresses.
        sipDomains: [xn--mnchen-3ya.de]
        # The server is looked up in the DNS.
        mode: automatic
        # A detected server must be called sip...; without this rule a forged SRV record leads anywhere.
        strictNaming: true
      archiving:
        # Said outright, for the guide names two defaults.
        save: allow
      # Beside the corporate account.
      personalAccounts: allow
      settings:
        # The password stays out of the Mac's keychain, and users type it at each sign-in.
        SaveSIPPassword: false
      "
    `);
  });

  test('over TCP, to standard output', async () => {
    const host = desk();
    expect(
      await wizard(host, { ...YES, domain: ['contoso.com'], server: '192.0.2.10', ports: '5100-5119' }, '-'),
    ).toBe(0);
    expect(names(host)).toEqual([]);
    expect(host.told.stdout).toMatchInlineSnapshot(`
      "# Macs sign in to one named server over plain TCP, and the server calls each Mac back on a port of the range below. Needs:
      # that range open in the firewall of each Mac and of the network; and no proxy.
      # Begun with msgrctl init. Then: msgrctl lint, msgrctl build.
      msgrctl: 1
      connection:
        # What stands behind the @ of sign-in addresses.
        sipDomains: [contoso.com]
        # The server is the one below; nothing is looked up but its address.
        mode: manual
        server: 192.0.2.10
        # Messages cross the network unencrypted: prefer tls where the server offers it.
        transport: tcp
        # Open from the server to the Macs. At least 3; 20 leave room for several conversations at once.
        ports:
          min: 5100
          max: 5119
      archiving:
        # Said outright, for the guide names two defaults.
        save: allow
      # Beside the corporate account.
      personalAccounts: allow
      settings:
        # The password stays out of the Mac's keychain, and users type it at each sign-in.
        SaveSIPPassword: false
        # Behind a private firewall no proxy can be used.
        UseProxyServer: false
        AutoConfigProxy: false
      "
    `);
    expect(host.told.stderr).toBe('');
  });

  test.each([
    `O'Brien: #1 "x"`,
    'a: b',
    '- a',
    'null',
    '1.0',
    '~',
    '2006-09-12',
    'yes',
    '#',
    '%a',
    '"',
    "'",
    '\\n',
    '{a}',
    '& *',
    '日本語の会社',
    'شركة',
    'x'.repeat(500),
  ])('says the name %s as it was typed', async (organization) => {
    const host = desk();
    const options = { ...YES, organization, domain: ['contoso.com'], mode: 'automatic' };
    expect(await wizard(host, options)).toBe(0);
    expect(parse(textAt(host, 'messenger.yaml'))).toMatchObject({ msgrctl: 1, organization });
  });
});

describe('where nobody is asked', () => {
  const WAYS: [string, Invocation['options'], boolean][] = [
    ['no terminal', {}, false],
    ['--yes on a terminal', YES, true],
  ];
  test.each(WAYS)('%s: no prompt, and what is missing is named', async (_, options, isTerminal) => {
    const host = desk({}, isTerminal ? enter : undefined);
    expect(await wizard(host, options)).toMatchObject({
      exitCode: 2,
      message: 'nobody is asked here, and only you can know: --domain, --server (or --mode automatic)',
    });
    expect(await wizard(host, { ...options, domain: ['contoso.com'] })).toMatchObject({
      exitCode: 2,
      message: 'nobody is asked here, and only you can know: --server (or --mode automatic)',
    });
    expect(await wizard(host, { ...options, domain: ['contoso.com'], mode: 'automatic' })).toBe(0);
    expect(host.prompt.shown).toEqual([]);
  });

  test.each<[Invocation['options'], string]>([
    [{ domain: ['a b_c'] }, '--domain: "b_c" has "_" in it; only letters, digits, hyphens and dots may stand there'],
    [{ server: 'x', mode: 'automatic' }, '--server goes with --mode manual'],
    [{ ports: '1-2', transport: 'tls' }, '--ports: Messenger needs at least 3 ports, and 20 leave room'],
    [{ ports: '5100-5119', transport: 'tls' }, '--ports goes with --transport tcp'],
    [{ lock: 'file', save: 'allow' }, '--lock goes with --save deny'],
    [{ realm: 'A.B', kerberos: false }, '--realm goes with --kerberos'],
    [{ transport: 'udp' }, '--transport: "udp" is no answer to that'],
    [{ organization: 'a\u0007b' }, '--organization: there is a character in it that no name has, U+0007'],
    [{ macos: '9.2' }, '--macos: "9.2" is no release of Mac OS X from 10.3 to 10.15'],
    [
      { domain: ['a.b'], mode: 'automatic', from: 'no.plist' },
      '--from: could not read no.plist: there is no such file or folder',
    ],
    [{ domain: ['a.b'], mode: 'automatic', from: 'text.plist' }, '--from: there is no setting of Messenger in it'],
    [
      { domain: ['a.b'], mode: 'automatic', certificate: ['no.pem'] },
      '--certificate: could not read no.pem: there is no such file or folder',
    ],
    [
      { domain: ['a.b'], mode: 'automatic', saveRoot: true },
      '--save-root goes with --look-up, and a server that sends its root',
    ],
    [
      { domain: ['a.b'], mode: 'automatic', dnsServer: 'dns' },
      '--dns-server: "dns" is no IP address, or its port is none',
    ],
  ])('%j is refused', async (options, message) => {
    const host = desk({ 'text.plist': '{ a = b; }' });
    expect(await wizard(host, { ...YES, ...options })).toMatchObject({ exitCode: 2, message });
    expect(names(host)).toEqual(['text.plist']);
  });
});

describe('the file', () => {
  const ANSWERS = { ...YES, domain: ['contoso.com'], mode: 'automatic' };
  test.each<[string, number, string]>([
    ['there.yaml', 3, 'there.yaml is there already'],
    ['folder.yaml', 3, 'folder.yaml is there already, and is no file'],
    ['nowhere/messenger.yaml', 3, 'nowhere, where nowhere/messenger.yaml should go, is no folder'],
    ['messenger.json', 2, 'messenger.json is no name of a policy'],
  ])('%s is told before anything is asked', async (file, exitCode, message) => {
    const host = desk({ 'there.yaml': 'mine', 'folder.yaml/a': '' });
    expect(await wizard(host, ANSWERS, file)).toMatchObject({ exitCode, message });
    expect(names(host)).toEqual(['folder.yaml/a', 'there.yaml']);
    expect(textAt(host, 'there.yaml')).toBe('mine');
  });

  test('is replaced with --force, or if somebody says so', async () => {
    const forced = desk({ 'messenger.yaml': 'mine' });
    expect(await wizard(forced, { ...ANSWERS, force: true })).toBe(0);
    expect(textAt(forced, 'messenger.yaml')).toContain('msgrctl: 1');
    const asked = desk({ 'messenger.yaml': 'mine' }, (prompt) =>
      prompt.message.includes('Replace') ? 'yes' : enter(prompt),
    );
    expect(await wizard(asked)).toBe(0);
    expect(textAt(asked, 'messenger.yaml')).toContain('msgrctl: 1');
  });

  test('stays as it is where somebody takes the suggestion', async () => {
    const host = desk({ 'messenger.yaml': 'mine' }, enter);
    expect(await wizard(host)).toMatchObject({ exitCode: 3, message: 'messenger.yaml is there already' });
    expect([textAt(host, 'messenger.yaml'), host.prompt.shown.length]).toEqual(['mine', 1]);
  });

  test('in another folder names its certificate from there, and the next command in quotes', async () => {
    const host = desk({
      'it is/a': '',
      'root.pem': '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n',
    });
    const options = { ...ANSWERS, certificate: ['root.pem', '/etc/root.pem'] };
    const file = 'it is/messenger.yaml';
    expect(await wizard(host, options, file)).toMatchObject({
      exitCode: 2,
      message: '--certificate: could not read /etc/root.pem: there is no such file or folder',
    });
    expect(await wizard(host, { ...options, certificate: ['root.pem'] }, file)).toBe(0);
    expect(parse(textAt(host, file))).toMatchObject({ certificates: ['../root.pem'] });
    expect(host.told.stderr).toContain("msgrctl build 'it is/messenger.yaml' -o rollout/");
  });
});

describe('whoever leaves', () => {
  const plist = writeXml(dict([['DisallowSave', boolean(true)]]));
  /** Takes another answer here and there, so that every question comes. */
  const thorough = (prompt: Prompt): string => {
    if (prompt.message.includes('Kerberos)')) return 'yes';
    if (prompt.kind === 'choice' && prompt.choices.some(({ value }) => value === 'tcp')) return 'tcp';
    return enter(prompt)!;
  };

  test('at any prompt leaves nothing behind', async () => {
    const whole = desk({ 'com.microsoft.Messenger.plist': plist }, thorough);
    expect(await wizard(whole)).toBe(0);
    const all = whole.prompt.shown.map(({ message }) => message);
    expect(all).toHaveLength(15);
    for (const at of all.keys()) {
      let count = 0;
      const host = desk({ 'com.microsoft.Messenger.plist': plist }, (prompt) => {
        count += 1;
        return count > at ? null : thorough(prompt);
      });
      expect(await wizard(host)).toMatchObject({ exitCode: 130, message: 'interrupted; nothing was written' });
      expect(names(host)).toEqual(['com.microsoft.Messenger.plist']);
    }
  });

  test('or does not like what comes out', async () => {
    const host = desk({}, (prompt) => (prompt.message.startsWith('Write') ? 'no' : enter(prompt)));
    expect(await wizard(host)).toMatchObject({ exitCode: 130, message: 'nothing was written, as you wish' });
    expect(names(host)).toEqual([]);
  });

  test('while the network is looked at', async () => {
    const network = fakeNetwork([], { ask: () => new Promise(() => {}) });
    const host = desk({}, undefined, { network });
    const running = wizard(host, { ...YES, domain: ['contoso.com'], lookUp: true, mode: 'automatic' });
    host.interrupt();
    expect(await running).toMatchObject({ exitCode: 130, message: 'interrupted; nothing was written' });
    expect(names(host)).toEqual([]);
  });
});

describe('what the DNS says', () => {
  const srv = (target: string, service = '_sipinternaltls._tcp'): DnsRecord => {
    return { type: 'SRV', name: `${service}.contoso.com`, ttl: 60, priority: 0, weight: 0, port: 5061, target };
  };
  const address = (name: string): DnsRecord => ({ type: 'A', name, ttl: 60, address: '192.0.2.10' });
  const look = async (records: readonly DnsRecord[], over = {}) => {
    const host = desk({}, undefined, { network: fakeNetwork(records, over) });
    const code = await wizard(host, { ...YES, domain: ['contoso.com'], lookUp: true });
    const policy =
      names(host).length > 0 ? (parse(textAt(host, 'messenger.yaml')) as { connection: object }) : undefined;
    return {
      code,
      told: host.told.stderr.split('\n').filter((line) => line.includes('contoso.com')),
      connection: policy?.connection,
    };
  };

  test('a record that Macs take: automatic', async () => {
    const { code, told, connection } = await look([srv('sip.contoso.com'), address('sip.contoso.com')]);
    expect([code, connection]).toEqual([0, { sipDomains: ['contoso.com'], mode: 'automatic', strictNaming: true }]);
    expect(told[0]).toBe('msgrctl: _sipinternaltls._tcp.contoso.com leads to sip.contoso.com:5061 (TLS)');
  });

  test('a record that Macs do not take: by its name', async () => {
    const { code, told, connection } = await look([srv('lcs.contoso.com', '_sip._tcp'), address('lcs.contoso.com')]);
    expect(code).toBe(0);
    expect(connection).toMatchObject({ mode: 'manual', server: 'lcs.contoso.com', transport: 'tcp' });
    expect(told[0]).toMatch(
      /leads to lcs\.contoso\.com:5061 \(TCP\), but Macs do not take it: its name does not start with "sip"/,
    );
  });

  test('only an address: by that name', async () => {
    const { connection, told } = await look([address('sip.contoso.com')]);
    expect(connection).toMatchObject({ mode: 'manual', server: 'sip.contoso.com', transport: 'tls' });
    expect(told[0]).toBe(
      'msgrctl: contoso.com: no SRV record names a server; sip.contoso.com has an address, and may be it',
    );
  });

  test.each([
    ['no record', [], {}, 'msgrctl: contoso.com: no SRV record names a server, so Macs find none by themselves'],
    ['no DNS server', [], { resolvers: () => [] }, 'msgrctl: contoso.com: this computer has no DNS server to ask'],
    ['no service', [srv('.')], {}, 'msgrctl: _sipinternaltls._tcp.contoso.com says that there is no such service'],
    [
      'no answer',
      [],
      {
        ask: async (_: string, question: object) => ({
          question,
          status: 'timeout',
          records: [],
          authoritative: false,
          transport: 'udp',
          truncated: false,
          milliseconds: 9,
        }),
      },
      'msgrctl: contoso.com: the DNS server 192.0.2.53 gives no answer',
    ],
  ])('%s: told, and the server is still to be named', async (_, records, over, line) => {
    const { code, told } = await look(records, over);
    expect(code).toMatchObject({ exitCode: 2, message: expect.stringContaining('--server') as string });
    expect(told[0]).toBe(line);
  });

  test('a name that is none is not suggested, and shows no controls', async () => {
    const evil = 'sip\u001b[2J.contoso.com';
    const { code, told } = await look([srv(evil), address(evil)]);
    expect(told[0]).toContain('sip\\e[2J.contoso.com');
    // Automatic needs no name of a server.
    expect(code).toBe(0);
  });
});

describe('a preference file to start from', () => {
  const working = writeXml(
    dict([
      ['AutoidleDelay', integer(10)],
      ['DisallowSave', boolean(true)],
      ['HTTPProxyPort', integer(0)],
      ['HideEmoticons', integer(1)],
      ['PortRangeEnabled', integer(1)],
      ['PortRangeMaxSIPDynamicPort', integer(7019)],
      ['PortRangeMinSIPDynamicPort', integer(7000)],
      ['RTCConfigurationMode', integer(1)],
      ['RTCServerAddress', string('lcs.adatum.com')],
      ['RTCTransport', integer(2)],
      ['SIPSignInMRU01', string('alice@adatum.com')],
      ['SaveSIPPassword', boolean(true)],
      ['UseProxyServer', boolean(true)],
      ['Whatever', real(1)],
    ]),
  );

  test('answers what nobody else does, and leaves out what is no business of a policy', async () => {
    const host = desk({ 'old.plist': working });
    expect(await wizard(host, { ...YES, from: 'old.plist' })).toBe(0);
    expect(parse(textAt(host, 'messenger.yaml'))).toMatchInlineSnapshot(`
      {
        "archiving": {
          "lock": "enforce",
          "save": "deny",
        },
        "connection": {
          "mode": "manual",
          "ports": {
            "max": 7019,
            "min": 7000,
          },
          "server": "lcs.adatum.com",
          "sipDomains": [
            "adatum.com",
          ],
          "transport": "tcp",
        },
        "msgrctl": 1,
        "personalAccounts": "allow",
        "settings": {
          "AutoConfigProxy": false,
          "AutoidleDelay": 10,
          "SaveSIPPassword": true,
          "UseProxyServer": false,
        },
      }
    `);
    expect(host.told.stderr).toMatchInlineSnapshot(`
      "msgrctl: 5 suggestions and 4 settings taken over
      msgrctl: left out, of a wrong type: HideEmoticons
      msgrctl: left out, one user's own: SIPSignInMRU01
      msgrctl: left out, no setting of Messenger: Whatever
      msgrctl: left out of what was imported: HTTPProxyPort is 0, but should be 1 or more
      warning[settings/idle-contradiction]: AutoidleDelay 10 has no effect, because DontAutoldle is not set, and by default true
        --> messenger.yaml:29:3
         |
      29 |   AutoidleDelay: 10
         |   ^^^^^^^^^^^^^
        why: Users who have left their desks go on being shown as available, however short the delay is.
        fix: If users are to be shown as away after 10 minutes, set DontAutoldle and DontAutoIdle to false; else take AutoidleDelay out.
        see: msgrctl explain settings/idle-contradiction

      warning[settings/save-password]: SaveSIPPassword is true, so the corporate password is kept on the Mac
        --> messenger.yaml:30:20
         |
      30 |   SaveSIPPassword: true
         |                    ^^^^
        why: It is the password of the directory. Whoever sits down at the Mac, or takes it away, can sign in as its user, and what is kept has to be found and changed everywhere after a leak.
        fix: Write "SaveSIPPassword: false" under "settings".
        see: msgrctl explain settings/save-password

      1 file checked: 2 warnings
      msgrctl: wrote messenger.yaml
      Next:
        msgrctl check signin messenger.yaml       # can a Mac sign in?
        msgrctl plan messenger.yaml --users 800   # servers, network and each step of the rollout
        msgrctl build messenger.yaml -o rollout/  # every script for the Macs
      "
    `);
  });

  test('in the current folder is suggested, and its values are', async () => {
    const host = desk({ 'com.microsoft.Messenger.plist': working }, enter);
    expect(await wizard(host)).toBe(0);
    const suggested = Object.fromEntries(host.prompt.shown.map(({ message, suggestion }) => [message, suggestion]));
    expect(suggested).toMatchObject({
      'Start from a preference file?': 'com.microsoft.Messenger.plist',
      'What stands behind the @ of sign-in addresses?': 'adatum.com',
      'How shall Macs find the server?': 'manual',
      'What is the server called?': 'lcs.adatum.com',
      'How shall Macs talk to it?': 'tcp',
      'On which ports may the server call Macs back?': '7000-7019',
      'May users save conversations?': 'deny',
    });
  });

  test('is not taken up unasked where nobody is asked', async () => {
    const host = desk({ 'com.microsoft.Messenger.plist': working });
    expect(await wizard(host, { ...YES, domain: ['contoso.com'], mode: 'automatic' })).toBe(0);
    expect(textAt(host, 'messenger.yaml')).not.toContain('AutoidleDelay');
  });

  test('as `defaults read` prints it', async () => {
    const host = desk({
      'old.txt': '{ RTCConfigurationMode = "-1"; UserSIPID = "bob@adatum.com"; HideEmoticons = 1; }',
    });
    expect(await wizard(host, { ...YES, from: 'old.txt' })).toBe(0);
    expect(parse(textAt(host, 'messenger.yaml'))).toMatchObject({
      connection: { sipDomains: ['adatum.com'], mode: 'automatic' },
      settings: { HideEmoticons: true },
    });
  });
});
