import { krbError } from '../kdc-responder.ts';
import { HEALTHY_RECORDS } from '../world.ts';
import type { Fault } from './fault.ts';

const KERBEROS = { subject: 'kerberos', target: 'CONTOSO.COM', want: { realm: 'CONTOSO.COM' } } as const;
const SOON = { ...KERBEROS, milliseconds: 1500 };
const without = (line: RegExp): string =>
  HEALTHY_RECORDS.split('\n')
    .filter((each) => !line.test(each))
    .join('\n');

export const KERBEROS_FAULTS: readonly Fault[] = [
  {
    name: 'no records of KDCs',
    world: { records: without(/kerberos/) },
    ask: KERBEROS,
    expect: 'kerberos/srv-missing',
  },
  {
    name: 'no record for UDP',
    world: { records: without(/kerberos\._udp/) },
    ask: KERBEROS,
    expect: 'kerberos/srv-udp-missing',
  },
  {
    name: 'no record for TCP',
    world: { records: without(/kerberos\._tcp/) },
    ask: KERBEROS,
    expect: 'kerberos/srv-tcp-missing',
  },
  {
    name: 'a KDC without an address',
    world: { records: without(/^kdc/) },
    ask: KERBEROS,
    expect: 'kerberos/kdc-without-address',
  },
  { name: 'nobody is there', world: { kdc: 'nobody' }, ask: SOON, expect: 'kerberos/kdc-silent' },
  {
    name: 'a KDC with UDP alone',
    world: { kdc: { transports: ['udp'] } },
    ask: SOON,
    expect: 'kerberos/tcp-blocked',
  },
  {
    name: 'a KDC with TCP alone',
    world: { kdc: { transports: ['tcp'] } },
    ask: SOON,
    expect: 'kerberos/udp-blocked',
  },
  {
    name: 'the clock is ten minutes ahead',
    world: { kdc: { clockOffset: 600 } },
    ask: KERBEROS,
    expect: 'kerberos/clock-skew',
  },
  {
    name: 'the clock is an hour behind',
    world: { kdc: { clockOffset: -3600 } },
    ask: KERBEROS,
    expect: 'kerberos/clock-skew',
  },
  {
    name: 'a KDC of another realm',
    world: { kdc: { responder: { answer: () => krbError({ code: 68, realm: 'ADATUM.COM', time: new Date() }) } } },
    ask: KERBEROS,
    expect: 'kerberos/wrong-realm',
  },
  {
    name: 'a KDC whose database is down',
    world: { kdc: { responder: { answer: () => krbError({ code: 29, realm: 'CONTOSO.COM', time: new Date() }) } } },
    ask: KERBEROS,
    expect: 'kerberos/kdc-unavailable',
  },
  {
    name: 'something that is no KDC',
    world: { kdc: { responder: { answer: () => new TextEncoder().encode('HTTP/1.1 400 Bad Request') } } },
    ask: KERBEROS,
    expect: 'kerberos/not-a-kdc',
  },
  {
    name: 'a realm in small letters',
    world: { kdc: { realm: 'contoso.com' } },
    ask: { ...KERBEROS, target: 'contoso.com', want: { realm: 'contoso.com' } },
    expect: 'kerberos/realm-not-upper-case',
  },
  {
    name: 'one of two KDCs is silent',
    world: { more: '_kerberos._udp IN SRV 0 0 9 kdc2\n_kerberos._tcp IN SRV 0 0 9 kdc2\nkdc2 IN A ADDRESS' },
    ask: SOON,
    expect: 'kerberos/some-kdcs-silent',
  },
  {
    name: 'a sign-in with Kerberos, and the KDC dead',
    world: { kdc: 'nobody' },
    ask: { want: { kerberos: true, realm: 'CONTOSO.COM' }, milliseconds: 1500 },
    expect: 'kerberos/kdc-silent',
  },
];
