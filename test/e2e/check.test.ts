import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCommand, tool } from '../helpers/tools.ts';
import { reportValidator } from '../report/validate.ts';
import { startWorld, type World } from '../servers/world.ts';
import { ROOT, site, type Result } from './run.ts';

const NEEDS = ['named', 'krb5kdc', 'kdb5_util', 'faketime', 'gnutls-serv', 'python3'];
const needs = tool(...NEEDS);

describe('against a healthy world', () => {
  let world: World;
  let common: string[];
  beforeAll(async () => {
    if (!NEEDS.every(hasCommand)) return;
    world = await startWorld();
    common = ['--server', world.resolvers[0]!, '--ca', join(world.folder, 'root.pem')];
  });
  afterAll(async () => world?.stop());

  const signin = async (...args: string[]): Promise<Result> => {
    using here = site();
    return here.start(['check', 'signin', 'alice@contoso.com', ...common, ...args]);
  };

  needs('check signin: the steps, and a verdict', async () => {
    const { status, stdout, stderr } = await signin('--user-has', 'kerberos');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replaceAll(/\(\d+ ms\)|127\.[\d.]+/g, '…')).toMatchInlineSnapshot(`
      "dns             ok           _sipinternaltls._tcp.contoso.com leads to sip.contoso.com:5061
      connection      ok           … takes connections …
      tls             ok           TLS 1.0 with RSA_WITH_RC4_128_MD5
      certificate     ok           trusted, and valid until 2049-12-31
      sip             ok           it asks for credentials: NTLM, Kerberos
      authentication  ok           Messenger will try Kerberos, and NTLM never after it
      kerberos        ok           kdc.contoso.com answers, and the clocks agree

      4 targets checked, nothing found

      works: alice@contoso.com on a Mac with Mac OS X 10.3 or 10.4 can sign in, as far as it goes without a password.
      "
    `);
  });

  needs('what is saved is judged again without a network: the same report, in every format', async () => {
    using here = site();
    const looked = await here.start(['check', 'signin', 'alice@contoso.com', ...common, '--save', 'case.json']);
    expect(looked.stderr).toBe('msgrctl: saved what was seen in case.json\n');
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/observation.v1.schema.json'), 'utf8')) as object;
    const isObservation = new Ajv2020({ strict: true }).compile(schema);
    expect([isObservation(JSON.parse(here.read('case.json').toString())), isObservation.errors]).toEqual([
      true,
      null,
    ]);
    const again = here.run(['check', 'signin', '--replay', 'case.json']);
    expect(again).toMatchObject({ status: 0, stdout: looked.stdout, stderr: '' });
    for (const format of ['plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown']) {
      expect(here.run(['check', 'signin', '--replay', 'case.json', '--format', format])).toMatchObject({
        status: 0,
        stderr: '',
      });
    }
    const twice = await here.start(['check', 'signin', 'alice@contoso.com', ...common, '--save', 'case.json']);
    expect(twice).toMatchObject({ status: 3, stdout: '' });
    const other = here.run(['check', 'dns', '--replay', 'case.json']);
    expect(other).toMatchObject({ status: 2, stdout: '' });
    expect(other.stderr).toContain('was saved by check signin');
  });

  needs('the JSON report has the published shape, verdict included', async () => {
    const { stdout } = await signin('--format', 'json');
    expect(reportValidator()(stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'check signin', verdict: { result: 'works', because: [] } });
  });

  needs('a policy as the target: its own roots, its own way', async () => {
    using here = site({
      'messenger.yaml': [
        'msgrctl: 1',
        'fleet: { macos: ["10.3", "10.4"] }',
        'connection: { sipDomains: [contoso.com], mode: manual, server: sip.contoso.com, transport: tls }',
        'certificates: [root.pem]',
        '',
      ].join('\n'),
      'root.pem': readFileSync(join(world.folder, 'root.pem')),
    });
    const { status, stdout } = await here.start([
      'check',
      'signin',
      'messenger.yaml',
      '--server',
      world.resolvers[0]!,
    ]);
    expect([status, stdout.split('\n').at(-2)]).toEqual([
      0,
      'works: A Mac with Mac OS X 10.3 or 10.4 can sign in, as far as it goes without a password.',
    ]);
  });

  needs.each([
    ['dns', 'contoso.com', 'a Mac picks'],
    ['server', 'sip.contoso.com', 'NTLM, Kerberos'],
    ['cert', 'sip.contoso.com', 'CN=Contoso Issuing CA'],
    ['kerberos', 'CONTOSO.COM', 'it is a KDC'],
  ])('check %s %s', async (what, target, told) => {
    using here = site();
    const flags = what === 'dns' || what === 'kerberos' ? common.slice(0, 2) : common;
    const { status, stdout, stderr } = await here.start(['check', what, target, ...flags]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(told);
  });

  needs('check cert of a file: PEM, PKCS#7 and PKCS#12 alike', () => {
    using here = site();
    const { folder } = world;
    const openssl = (...args: string[]): void => {
      const { status, stderr } = spawnSync('openssl', args, { cwd: here.folder, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    };
    const [chain, key] = [join(folder, 'server.chain.pem'), join(folder, 'server.key.pem')];
    here.write('password.txt', 'secret\n');
    openssl('crl2pkcs7', '-nocrl', '-certfile', chain, '-out', 'chain.p7b');
    openssl('pkcs12', '-export', '-in', chain, '-inkey', key, '-out', 'chain.p12', '-passout', 'pass:secret');
    const ca = ['--ca', join(folder, 'root.pem'), '--name', 'sip.contoso.com'];
    for (const [file, ...more] of [[chain], ['chain.p7b'], ['chain.p12', '--password-file', 'password.txt']]) {
      const { status, stdout } = here.run(['check', 'cert', file!, ...ca, ...more]);
      expect([status, stdout.includes('nothing found')]).toEqual([0, true]);
    }
    expect(here.run(['check', 'cert', 'chain.p12', ...ca])).toMatchObject({ status: 2, stdout: '' });
    const wrong = here.run(['check', 'cert', chain, '--ca', join(folder, 'root.pem'), '--name', 'www.contoso.com']);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('certificate/name-mismatch');
  });
});

describe('without any server', () => {
  test.each<[string, readonly string[], number, string]>([
    ['no domain', ['dns'], 2, 'name a domain'],
    ['no server', ['server'], 2, 'name a server'],
    ['no certificate', ['cert'], 2, 'name a file or a server'],
    ['no realm', ['kerberos'], 2, 'name a realm'],
    ['nobody to sign in', ['signin'], 2, 'name a sign-in address or a policy'],
    ['a domain that is none', ['dns', 'contoso..com'], 2, 'is no sign-in address and no domain'],
    ['a port that is none', ['server', 'sip.contoso.com:99999'], 2, 'is no host'],
    ['a DNS server by name', ['dns', 'contoso.com', '--server', 'ns1.contoso.com'], 2, 'is no IP address'],
    ['a time that is none', ['dns', 'contoso.com', '--timeout', 'soon'], 2, 'is not from 0.1 to 300 seconds'],
    ['a release that is none', ['dns', 'contoso.com', '--macos', '10.2'], 2, 'is no release of Mac OS X'],
    ['a file that is not there', ['cert', './nowhere.pem'], 3, 'there is no such file'],
    ['a file that is no certificate', ['cert', 'rubbish.pem'], 2, 'rubbish.pem'],
    ['a list without --mtls', ['cert', 'rubbish.pem', '--trusted-servers', 'x'], 2, 'goes with --mtls'],
    ['a replay of nothing', ['signin', '--replay', 'nowhere.json'], 3, 'nowhere.json'],
    ['a replay of rubbish', ['signin', '--replay', 'rubbish.pem'], 2, 'is no JSON'],
    ['a replay of other JSON', ['signin', '--replay', 'other.json'], 2, 'is no observation'],
    ['a replay and a target', ['signin', 'alice@contoso.com', '--replay', 'other.json'], 2, 'leave out the target'],
    ['a replay and flags for looking', ['signin', '--replay', 'other.json', '--ca', 'x'], 2, 'leave out --ca'],
    ['force without save', ['dns', 'contoso.com', '--force'], 2, '--force goes with --save'],
    ['a policy without domains', ['signin', 'plain.yaml'], 2, 'names no SIP domain'],
    ['a symptom of nothing', ['signin', '--symptom', 'the printer is on fire'], 2, 'no documented symptom'],
    ['no such step', ['printer'], 2, "unknown command 'printer'"],
  ])('%s', (_name, args, status, said) => {
    using here = site({
      'rubbish.pem': 'rubbish\n',
      'other.json': '{ "format": "msgrctl/observation/v2" }\n',
      'plain.yaml': 'msgrctl: 1\nconnection: { mode: automatic }\n',
    });
    const result = here.run(['check', ...args]);
    expect([result.status, result.stdout]).toEqual([status, '']);
    expect(result.stderr).toContain(said);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test('a symptom leads to steps and commands, without looking', () => {
    using here = site();
    const { status, stdout } = here.run(['check', 'signin', '--symptom', 'service is temporarily unavailable']);
    expect(status).toBe(0);
    expect(stdout).toContain('msgrctl check dns DOMAIN');
  });

  test('a DNS server that is not there: a finding, and no verdict but a failed one', () => {
    using here = site();
    const { status, stdout } = here.run(['check', 'signin', 'alice@contoso.com', '--server', '127.0.0.1:9']);
    expect(status).toBe(1);
    expect(stdout).toContain('error[dns/unreachable]');
    expect(stdout).toContain('fails: alice@contoso.com');
  });

  test('bare check says what there is', () => {
    using here = site();
    const { status, stdout, stderr } = here.run(['check']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('check signin');
  });
});
