import { describe, expect, test } from 'vitest';
import { longestPath, pathsToAnchors } from '../../../src/checks/certificate/path/build.ts';
import { linksOf } from '../../../src/checks/certificate/path/links.ts';
import { forbiddenName } from '../../../src/checks/certificate/path/name-constraints.ts';
import { faultsOf } from '../../../src/checks/certificate/path/validate.ts';
import { signatures } from '../../../src/host/network/signatures.ts';
import { readCertificate } from '../../../src/wire/x509/index.ts';
import type { Subtrees } from '../../servers/certificate-extensions.ts';
import { makeCertificate, type Issued } from '../../servers/certificate-maker.ts';
import { CA_USAGE, makePki } from '../../servers/pki.ts';

const { root, intermediate, issue, server } = makePki();
const NOW = Date.UTC(2026, 10, 23);
const ca = (id: string, issuer: Issued | undefined, options: object = {}): Issued =>
  makeCertificate({
    id,
    keyLabel: id,
    key: { type: 'rsa', bits: 1024 },
    ...(issuer ? { issuer } : {}),
    ...CA_USAGE,
    ...options,
  });

function linked(presented: readonly Issued[], anchors: readonly Issued[]) {
  const ders = presented.map(({ base64 }) => base64);
  const tops = anchors.map(({ base64 }) => ({ from: 'file' as const, der: base64 }));
  const edges = signatures([...ders, ...tops.map(({ der }) => der)]);
  return linksOf({ source: 'test', presented: ders, others: [], anchors: tops, ...edges }).presented[0]!;
}

const subjects = (path: readonly { certificate: { subject: { text: string } } }[]): string[] =>
  path.map(({ certificate }) => certificate.subject.text.replace('CN=', ''));
const paths = (presented: readonly Issued[], anchors: readonly Issued[]): string[][] =>
  pathsToAnchors(linked(presented, anchors)).map(subjects);
const faults = (presented: readonly Issued[], anchors: readonly Issued[]): string[] => {
  const [path] = pathsToAnchors(linked(presented, anchors));
  return faultsOf(path!, NOW).map(({ kind, at }) => `${kind} ${at}`);
};

describe('paths', () => {
  const own = server({ id: 'own' });

  test('go through what was sent, in any order, to an anchor', () => {
    const whole = [['sip.contoso.com', 'Contoso Issuing CA', 'Contoso Root CA']];
    expect(paths([own, intermediate], [root])).toEqual(whole);
    expect(paths([own, root, intermediate], [root])).toEqual(whole);
    expect(paths([own], [root])).toEqual([]);
    expect(paths([own, intermediate], [])).toEqual([]);
  });

  test('end at the first anchor, which may be the certificate itself', () => {
    expect(paths([own, intermediate], [intermediate, root])).toEqual([['sip.contoso.com', 'Contoso Issuing CA']]);
    expect(paths([own], [own])).toEqual([['sip.contoso.com']]);
  });

  test('are all found where a CA is signed by two others', () => {
    const [oldRoot, newRoot] = [ca('old', undefined), ca('new', undefined)];
    const cross = ca('new by old', oldRoot, { subject: 'new', keyLabel: 'new' });
    const leaf = server({ id: 'crossed', issuer: newRoot });
    expect(paths([leaf, cross], [oldRoot, newRoot])).toEqual([
      ['sip.contoso.com', 'new'],
      ['sip.contoso.com', 'new', 'old'],
    ]);
    expect(paths([leaf, cross, newRoot], [oldRoot])).toEqual([['sip.contoso.com', 'new', 'old']]);
  });

  test('do not run in circles', () => {
    const [a, b] = [ca('a', undefined), ca('b', undefined)];
    const [aByB, bByA] = [
      ca('a by b', b, { subject: 'a', keyLabel: 'a' }),
      ca('b by a', a, { subject: 'b', keyLabel: 'b' }),
    ];
    const leaf = server({ id: 'circle', issuer: a });
    expect(paths([leaf, aByB, bByA], [root])).toEqual([]);
    expect(subjects(longestPath(linked([leaf, aByB, bByA], [root])))).toEqual(['sip.contoso.com', 'a', 'b']);
    expect(paths([leaf, aByB, bByA], [b])).toEqual([['sip.contoso.com', 'a', 'b']]);
  });

  test('end in time where there are very many', () => {
    // Eight layers of four CAs; each is signed by all four above it, as these have one name and one key.
    const top = ca('L9', undefined, { keyLabel: 'same' });
    const layers = [8, 7, 6, 5, 4, 3, 2, 1].reduce<Issued[][]>(
      (above, n) => [
        [1, 2, 3, 4].map((i) =>
          ca(`L${n}-${i}`, above[0]?.[0] ?? top, { subject: `L${n}`, keyLabel: 'same', pathLength: 10 + i }),
        ),
        ...above,
      ],
      [],
    );
    const many = layers.flat();
    const leaf = server({ id: 'many', issuer: many[0]! });
    const start = performance.now();
    const from = linked([leaf, ...many], [root]);
    expect(from.issuers).toHaveLength(4);
    expect(pathsToAnchors(from)).toEqual([]);
    expect(longestPath(from)).toHaveLength(9);
    expect(pathsToAnchors(linked([leaf, ...many], [top]))).toHaveLength(200);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('do not lead over a signature that is false', () => {
    const spoilt = server({ id: 'spoilt', wrongSignature: true });
    expect(paths([spoilt, intermediate], [root])).toEqual([]);
    expect(linked([spoilt, intermediate], [root]).failed).toHaveLength(1);
  });
});

describe('RFC 5280, section 6.1', () => {
  const under = (issuer: Issued, options: object = {}): Issued =>
    server({ id: `under ${issuer.id} ${JSON.stringify(options)}`, issuer, ...options });

  test.each<[string, () => [Issued[], Issued[]], string[]]>([
    ['a sound chain', () => [[under(intermediate), intermediate], [root]], []],
    ['dates', () => [[under(intermediate, { notAfter: '2026-01-01' }), intermediate], [root]], ['expired 0']],
    [
      'dates to come',
      () => [[under(intermediate, { notBefore: '2027-01-01' }), intermediate], [root]],
      ['not-yet-valid 0'],
    ],
    [
      'an expired root',
      () => {
        const old = ca('old root', undefined, { notAfter: '2026-01-01' });
        return [[under(old)], [old]];
      },
      ['expired 1'],
    ],
    [
      'an issuer that is no CA',
      () => {
        const no = issue({ id: 'no', issuer: root, ca: false });
        return [[under(no), no], [root]];
      },
      ['not-a-ca 1'],
    ],
    [
      'an issuer without basic constraints',
      () => {
        const no = issue({ id: 'without', issuer: root });
        return [[under(no), no], [root]];
      },
      ['not-a-ca 1'],
    ],
    [
      'a root of version 1',
      () => {
        const one = issue({ id: 'one', version: 1 });
        return [[under(one)], [one]];
      },
      [],
    ],
    [
      'a root that says it is no CA',
      () => {
        const one = issue({ id: 'none', ca: false });
        return [[under(one)], [one]];
      },
      ['not-a-ca 1'],
    ],
    [
      'a key usage without keyCertSign',
      () => {
        const no = ca('no sign', root, { ku: ['cRLSign'] });
        return [[under(no), no], [root]];
      },
      ['may-not-sign 1'],
    ],
    [
      'a path length',
      () => {
        const sub = ca('sub', intermediate);
        return [[under(sub), sub, intermediate], [root]];
      },
      ['path-too-long 2'],
    ],
    [
      'a path length with a self-issued CA in between, which does not count',
      () => {
        const again = ca('again', intermediate, { subject: 'Contoso Issuing CA' });
        return [[under(again), again, intermediate], [root]];
      },
      [],
    ],
    [
      'a path length of the root',
      () => {
        const top = ca('short root', undefined, { pathLength: 0 });
        const sub = ca('below short', top);
        return [[under(sub), sub], [top]];
      },
      ['path-too-long 2'],
    ],
    [
      'an unknown critical extension in a CA',
      () => {
        const odd = ca('odd', root, { extensions: [{ oid: '1.2.3', critical: true, value: Uint8Array.of(5, 0) }] });
        return [[under(odd), odd], [root]];
      },
      ['unknown-critical 1'],
    ],
    [
      'name constraints of the root, for all below',
      () => {
        const top = ca('limited', undefined, { permitted: { dns: ['fabrikam.com'] } });
        const sub = ca('below limited', top);
        return [[under(sub), sub], [top]];
      },
      ['forbidden-name 0'],
    ],
    [
      'name constraints that cannot be understood',
      () => {
        const top = ca('star', undefined, { excluded: { dns: ['*.fabrikam.com'] } });
        return [[under(top)], [top]];
      },
      ['broken 1'],
    ],
  ])('%s', (_, make, wanted) => {
    expect(faults(...make())).toEqual(wanted);
  });

  test('the last second counts, and the first', () => {
    const day = server({ id: 'day', notBefore: '2026-11-23T00:00:00Z', notAfter: '2026-11-23T10:00:00Z' });
    const path = pathsToAnchors(linked([day, intermediate], [root]))[0]!;
    const at = (text: string): string[] => faultsOf(path, Date.parse(text)).map(({ kind }) => kind);
    expect(at('2026-11-22T23:59:59.999Z')).toEqual(['not-yet-valid']);
    expect(at('2026-11-23T00:00:00.000Z')).toEqual([]);
    expect(at('2026-11-23T10:00:00.999Z')).toEqual([]);
    expect(at('2026-11-23T10:00:01.000Z')).toEqual(['expired']);
  });
});

describe('name constraints', () => {
  const forbids = (limits: { permitted?: Subtrees; excluded?: Subtrees }, names: object): boolean => {
    const id = JSON.stringify([limits, names]);
    const above = makeCertificate({ id, keyLabel: 'above', key: { type: 'rsa', bits: 1024 }, ca: true, ...limits });
    const leaf = server({ id, ...names });
    return forbiddenName(readCertificate(leaf.der), readCertificate(above.der)) !== undefined;
  };

  test.each<[permitted: Subtrees | undefined, excluded: Subtrees | undefined, names: object, forbidden: boolean]>([
    [{ dns: ['contoso.com'] }, undefined, { dns: ['sip.contoso.com'] }, false],
    [{ dns: ['contoso.com'] }, undefined, { dns: ['contoso.com'] }, false],
    [{ dns: ['contoso.com'] }, undefined, { dns: ['evilcontoso.com'] }, true],
    [{ dns: ['.contoso.com'] }, undefined, { dns: ['contoso.com'] }, true],
    [{ dns: ['.contoso.com'] }, undefined, { dns: ['sip.contoso.com'] }, false],
    [{ dns: ['contoso.com'] }, undefined, { dns: ['sip.contoso.com', 'sip.fabrikam.com'] }, true],
    [{ dns: ['sip.contoso.com'] }, undefined, { dns: ['*.contoso.com'] }, true],
    [undefined, { dns: ['sip.contoso.com'] }, { dns: ['*.contoso.com'] }, true],
    [undefined, { dns: ['a.sip.contoso.com'] }, { dns: ['*.contoso.com'] }, false],
    [undefined, { dns: ['fabrikam.com'] }, { dns: ['SIP.FABRIKAM.COM.'] }, true],
    [undefined, { dns: ['fabrikam.com'] }, { dns: ['sip.contoso.com'] }, false],
    [undefined, { dns: [''] }, { dns: ['sip.contoso.com'] }, true],
    // The common name stands in only where there is no DNS name.
    [{ dns: ['contoso.com'] }, undefined, { subject: 'sip.fabrikam.com' }, true],
    [{ dns: ['contoso.com'] }, undefined, { subject: 'sip.fabrikam.com', dns: ['sip.contoso.com'] }, false],
    [{ dns: ['contoso.com'] }, undefined, { subject: 'Some Body' }, false],
    [{ ip: ['192.0.2.0/255.255.255.0'] }, undefined, { ip: ['192.0.2.7'] }, false],
    [{ ip: ['192.0.2.0/255.255.255.0'] }, undefined, { ip: ['192.0.3.7'] }, true],
    [{ ip: ['192.0.2.0/255.255.255.0'] }, undefined, { ip: ['2001:db8::1'] }, true],
    [undefined, { ip: ['2001:db8::/ffff:ffff::'] }, { ip: ['2001:db8::1'] }, true],
    [{ directory: ['sip.contoso.com'] }, undefined, {}, false],
    [{ directory: ['Fabrikam'] }, undefined, {}, true],
    [undefined, { directory: ['SIP.contoso.com'] }, {}, true],
    [undefined, { ip: ['192.0.2.0/255.255.255.0'] }, { dns: ['sip.contoso.com'] }, false],
  ])('permitted %j, excluded %j, names %j: %s', (permitted, excluded, names, forbidden) => {
    expect(forbids({ ...(permitted ? { permitted } : {}), ...(excluded ? { excluded } : {}) }, names)).toBe(
      forbidden,
    );
  });
});
