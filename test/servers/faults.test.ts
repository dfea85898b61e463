import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CERTIFICATE_CHECKS } from '../../src/checks/certificate/index.ts';
import { DNS_CHECKS } from '../../src/checks/dns/index.ts';
import { KERBEROS_CHECKS } from '../../src/checks/kerberos/index.ts';
import { SERVER_CHECKS } from '../../src/checks/server/index.ts';
import { SIGNIN_CHECKS } from '../../src/checks/signin/index.ts';
import { judge, type Judged } from '../../src/checks/signin/judge.ts';
import { SIP_CHECKS } from '../../src/checks/sip/index.ts';
import { gather } from '../../src/commands/check/gather.ts';
import { observationSchema } from '../../src/commands/check/observation-schema.ts';
import type { Observation } from '../../src/core/observation.ts';
import { realNetwork } from '../../src/host/network/index.ts';
import { tool } from '../helpers/tools.ts';
import { DNS_FAULTS } from './faults/dns.ts';
import type { Fault } from './faults/fault.ts';
import { FAULTS } from './faults/index.ts';
import { TLS10 } from './gnutls.ts';
import { startWorld, type Ask, type WorldOptions } from './world.ts';

const network = realNetwork();
const needs = tool('named', 'krb5kdc', 'kdb5_util', 'faketime', 'gnutls-serv', 'kamailio', 'python3');

/** Looks at a world, judges it, and judges it once more from what would be saved: the same report. */
async function look(options: WorldOptions, ask: Ask): Promise<{ seen: Observation; judged: Judged }> {
  const world = await startWorld(options);
  try {
    const seen = await gather(world.request(ask), { network });
    const judged = judge(seen);
    const saved: unknown = JSON.parse(JSON.stringify(seen));
    const again = v.parse(observationSchema, saved) as unknown as Observation;
    expect(again).toEqual(saved);
    expect(judge(again)).toEqual(judged);
    return { seen, judged };
  } finally {
    await world.stop();
  }
}

/** The checks that found something, most severe first. */
function found({ targets }: Judged): { id: string; severity: string; message: string }[] {
  return targets.flatMap(({ findings }) =>
    findings.map(({ check, severity, message }) => ({ id: check, severity, message })),
  );
}

function loud(judged: Judged): string[] {
  return found(judged)
    .filter(({ severity }) => severity !== 'info')
    .map(({ id, message }) => `${id}: ${message}`);
}

describe('a healthy world', () => {
  const ways: [string, WorldOptions, Ask][] = [
    ['automatic', {}, {}],
    ['automatic, with Kerberos', {}, { want: { kerberos: true, realm: 'CONTOSO.COM', userHas: 'kerberos' } }],
    ...['0004', '0005', '000a', '002f', '0035'].map((suite): [string, WorldOptions, Ask] => [
      `TLS 1.0 with suite ${suite} alone`,
      { tls: { priorities: TLS10[suite]! } },
      { want: { releases: suite.startsWith('000') ? ['10.3', '10.4'] : ['10.4.8', '10.5'] } },
    ]),
    ['manual, by name', {}, { want: { mode: 'manual', server: { host: 'sip.contoso.com' } } }],
    ['automatic, with Kamailio and AES', { tls: 'kamailio' }, { want: { releases: ['10.4.8', '10.5'] } }],
    [
      'manual, with Kamailio and AES',
      { tls: 'kamailio' },
      { want: { mode: 'manual', server: { host: 'sip.contoso.com' }, releases: ['10.4.8', '10.5'] } },
    ],
    [
      'Kamailio over TCP alone',
      { tls: 'kamailio' },
      { subject: 'server', server: { host: 'sip.contoso.com', port: 5060, transport: 'tcp' } },
    ],
    ['the DNS alone', {}, { subject: 'dns', target: 'contoso.com' }],
    [
      'the server alone',
      {},
      { subject: 'server', server: { host: 'sip.contoso.com', port: 5061, transport: 'tls' } },
    ],
    [
      'the certificate alone',
      {},
      { subject: 'cert', server: { host: 'sip.contoso.com', port: 5061, transport: 'tls' } },
    ],
    ['the realm alone', {}, { subject: 'kerberos', target: 'CONTOSO.COM', want: { realm: 'CONTOSO.COM' } }],
  ];
  for (const [name, options, ask] of ways) {
    needs(`${name}: nothing above info, and it works`, async () => {
      const { seen, judged } = await look(options, ask);
      expect(loud(judged)).toEqual([]);
      expect(judged.targets.flatMap(({ outcomes }) => outcomes.filter(({ status }) => status === 'unknown'))).toEqual(
        [],
      );
      if (ask.subject === undefined) expect(judged.verdict?.result).toBe('works');
      // Through a whole session of that time, not around it.
      for (const { session, transport } of seen.servers) {
        if (transport === 'tls' && session) expect(session).toMatchObject({ engine: 'legacy', version: '3.1' });
      }
    });
  }
});

describe('faults', () => {
  const judgeFault = async ({ world = {}, ask = {}, expect: expected, also = {} }: Fault): Promise<void> => {
    const { judged } = await look(world, ask);
    const all = found(judged);
    expect(all.map(({ id }) => id)).toContain(expected);
    const allowed = new Set([expected, ...Object.keys(also)]);
    expect(all.filter(({ id, severity }) => severity !== 'info' && !allowed.has(id))).toEqual([]);
    if (loud(judged).length > 0) expect(judged.verdict?.result).not.toBe('works');
  };
  /** What follows from it, such as a closed port behind a wrong one, is then found as well. */
  const judgeSignIn = async ({ world = {}, ask = {}, expect: expected }: Fault): Promise<void> => {
    const [domain = 'contoso.com'] = ask.domains ?? [];
    const { judged } = await look(world, { ...ask, subject: 'signin', target: `alice@${domain}` });
    expect(found(judged).map(({ id }) => id)).toContain(expected);
    if (loud(judged).length > 0) expect(judged.verdict?.result).not.toBe('works');
  };
  for (const fault of FAULTS) needs(`${fault.name} -> ${fault.expect}`, () => judgeFault(fault));
  for (const fault of DNS_FAULTS.filter(({ ask }) => ask?.subject === 'dns')) {
    needs(`${fault.name} -> ${fault.expect}, on the way of a sign-in`, () => judgeSignIn(fault));
  }
});

test('there are faults enough, each with a name of its own', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(80);
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
});

test('every check of what is on the network has a fault that it finds', () => {
  const all = [DNS_CHECKS, SERVER_CHECKS, CERTIFICATE_CHECKS, SIP_CHECKS, KERBEROS_CHECKS, SIGNIN_CHECKS];
  const ids = all.flatMap((checks) => checks.map(({ info }) => info.id));
  expect(new Set(FAULTS.map(({ expect: id }) => id))).toEqual(new Set(ids));
});
