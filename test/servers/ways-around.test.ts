import packet from 'dns-packet';
import { describe, expect } from 'vitest';
import { judge } from '../../src/checks/signin/judge.ts';
import { gather } from '../../src/commands/check/gather.ts';
import type { Verdict } from '../../src/core/report.ts';
import { realNetwork } from '../../src/host/network/index.ts';
import { tool } from '../helpers/tools.ts';
import { questionOf } from './dns-question.ts';
import { lcsChallenge } from './sip-responder.ts';
import { status } from './faults/sip.ts';
import { HEALTHY_RECORDS, startWorld, type Ask, type WorldOptions } from './world.ts';

/** Things that are wrong, and that a Mac gets around; and those that look like it. */

const network = realNetwork();
const needs = tool('named', 'krb5kdc', 'kdb5_util', 'faketime', 'gnutls-serv', 'kamailio', 'python3');

async function verdictIn(options: WorldOptions, ask: Ask = {}): Promise<Verdict> {
  const world = await startWorld(options);
  try {
    const { verdict } = judge(await gather(world.request(ask), { network }));
    return verdict!;
  } finally {
    await world.stop();
  }
}

const KERBEROS: Ask = { want: { kerberos: true, realm: 'CONTOSO.COM', userHas: 'kerberos' } };
const FIRST = '_sipinternaltls._tcp IN SRV 0 0 5061 sip';

/** An old device: whatever has EDNS in it (an additional record) is dropped. */
function withoutEdns(bytes: Buffer): Buffer | undefined {
  if (bytes.readUInt16BE(10) > 0) return undefined;
  const { name, type } = questionOf(bytes);
  const isThere = type === 'SRV' && name.startsWith('_sipinternaltls.');
  const srv = { priority: 0, weight: 0, port: 5061, target: 'sip.contoso.com' };
  return packet.encode({
    id: bytes.readUInt16BE(0),
    type: 'response',
    flags: 0x8400 | (isThere || type === 'SOA' ? 0 : 3),
    questions: [{ name, type, class: 'IN' }],
    answers: isThere ? [{ type, name, ttl: 600, data: srv }] : [],
  });
}

/** Names the servers of the zone above, and no SOA record. */
function referral(bytes: Buffer): Buffer {
  const { name, type } = questionOf(bytes);
  return packet.encode({
    id: bytes.readUInt16BE(0),
    type: 'response',
    flags: 0,
    questions: [{ name, type, class: 'IN' }],
    authorities: [{ type: 'NS', name: 'com', ttl: 600, data: 'a.gtld-servers.net' }],
  });
}

describe('a Mac gets to its server another way', () => {
  const cases: [string, WorldOptions, Ask, string][] = [
    [
      'the record for outside names a server that strict naming refuses',
      { more: '_sip._tls IN SRV 0 0 443 access\naccess IN A ADDRESS' },
      {},
      'dns/srv-target-breaks-strict-naming',
    ],
    [
      'another record says that there is no such service',
      { more: '_sip._tcp IN SRV 0 0 0 .' },
      {},
      'dns/srv-target-is-dot',
    ],
    [
      'a second server has no address',
      { more: '_sipinternaltls._tcp IN SRV 10 0 5061 sip2' },
      {},
      'dns/srv-target-without-address',
    ],
    ['the server has a second address that is none', { more: 'sip IN A 169.254.7.7' }, {}, 'dns/address-unusable'],
    [
      'the preferred server is closed, the next one open',
      {
        records: HEALTHY_RECORDS.replace(
          FIRST,
          `_sipinternaltls._tcp IN SRV 0 0 5099 sip\n${FIRST.replace('SRV 0', 'SRV 10')}`,
        ),
      },
      {},
      'server/port-refused',
    ],
    [
      'of two contacts the second is closed',
      {
        tcp: true,
        sip: {
          answer: (request) =>
            /^Via: SIP\/2\.0\/TLS/m.test(request)
              ? status(
                  '302 Moved Temporarily',
                  'Contact: <sip:sip.contoso.com:5060;transport=tcp>;q=0.9, <sip:sip.contoso.com:5099;transport=tcp>;q=0.1',
                )
              : lcsChallenge(),
        },
      },
      {},
      'server/port-refused',
    ],
    [
      'a second KDC has no address',
      { more: '_kerberos._udp IN SRV 10 0 88 dc2\n_kerberos._tcp IN SRV 10 0 88 dc2' },
      KERBEROS,
      'kerberos/kdc-without-address',
    ],
  ];
  for (const [name, world, ask, check] of cases) {
    needs(`${name}: it works, but`, async () => {
      const { result, because, text } = await verdictIn(world, ask);
      expect({ result, because, text }).toMatchObject({
        result: 'works-but',
        because: expect.arrayContaining([check]) as string[],
      });
    });
  }
});

describe('a Mac does not', () => {
  needs('a preferred KDC with a wrong clock stops it, whatever the others say', async () => {
    const { result, because } = await verdictIn({ kdc: { clockOffset: 1200 } }, KERBEROS);
    expect({ result, because }).toEqual({ result: 'fails', because: ['kerberos/clock-skew'] });
  });

  for (const domains of [
    ['contoso.com', 'fabrikam.com'],
    ['fabrikam.com', 'contoso.com'],
  ]) {
    needs(`one of two domains is not known to the server they share: ${domains.join(', ')}`, async () => {
      const { result, because } = await verdictIn(
        {
          zones: { 'fabrikam.com': '_sipinternaltls._tcp IN SRV 0 0 5061 sip.contoso.com.' },
          sip: {
            answer: (request) =>
              request.startsWith('REGISTER sip:fabrikam.com') ? status('404 Not Found') : lcsChallenge(),
          },
        },
        { domains, target: 'messenger.yaml', want: { strictNaming: false } },
      );
      expect({ result, because }).toMatchObject({ result: 'fails', because: ['sip/not-found'] });
    });
  }
});

describe('the DNS by other ways', () => {
  needs('a device that drops EDNS is asked without it', async () => {
    const world = await startWorld({ dns: withoutEdns });
    try {
      const { domains } = await gather(world.request({ subject: 'dns', target: 'contoso.com', milliseconds: 900 }), {
        network,
      });
      expect(domains[0]!.views[0]!.answers.map(({ status: each }) => each)).not.toContain('timeout');
      expect(domains[0]!.views[0]!.answers[0]).toMatchObject({ status: 'answer' });
    } finally {
      await world.stop();
    }
  });

  needs('a server that only refers to others refuses', async () => {
    const world = await startWorld({ dns: referral });
    try {
      const { targets } = judge(await gather(world.request({ subject: 'dns', target: 'contoso.com' }), { network }));
      expect(targets[0]!.findings.map(({ check }) => check)).toEqual(['dns/refused']);
    } finally {
      await world.stop();
    }
  });
});
