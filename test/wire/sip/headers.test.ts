import { describe, expect, test } from 'vitest';
import {
  diagnostics,
  isStrictDate,
  readChallenges,
  readContact,
  readDate,
  readDiagnostic,
  readResponse,
  redirectsOf,
  warnings,
} from '../../../src/wire/sip/index.ts';

function read(value: string): object[] {
  return readChallenges(value).map(({ scheme, parameters, defects }) => ({
    scheme,
    ...Object.fromEntries(parameters),
    ...(defects.length > 0 ? { defects } : {}),
  }));
}

describe('challenges', () => {
  test.each<[string, object[]]>([
    [
      'NTLM realm="SIP Communications Service", targetname="lcs.contoso.com", version=3',
      [{ scheme: 'NTLM', realm: 'SIP Communications Service', targetname: 'lcs.contoso.com', version: '3' }],
    ],
    // LCS 2005 names no version.
    [
      'kerberos realm="R",targetname="sip/lcs.contoso.com"',
      [{ scheme: 'Kerberos', realm: 'R', targetname: 'sip/lcs.contoso.com' }],
    ],
    ['tls-dsk realm="R", sts-uri="https://a/b,c"', [{ scheme: 'TLS-DSK', realm: 'R', 'sts-uri': 'https://a/b,c' }]],
    // RFC 3261, section 20.44.
    [
      'Digest realm="atlanta.com", domain="sip:boxesbybob.com", qop="auth", nonce="f84f1cec41e6cbe5aea9c8e88d359", opaque="", stale=FALSE, algorithm=MD5',
      [
        {
          scheme: 'Digest',
          realm: 'atlanta.com',
          domain: 'sip:boxesbybob.com',
          qop: 'auth',
          nonce: 'f84f1cec41e6cbe5aea9c8e88d359',
          opaque: '',
          stale: 'FALSE',
          algorithm: 'MD5',
        },
      ],
    ],
    [
      'NTLM realm="a", Kerberos realm="b", version=3, Basic',
      [{ scheme: 'NTLM', realm: 'a' }, { scheme: 'Kerberos', realm: 'b', version: '3' }, { scheme: 'Basic' }],
    ],
    ['NTLM', [{ scheme: 'NTLM' }]],
    ['NTLM, Kerberos', [{ scheme: 'NTLM' }, { scheme: 'Kerberos' }]],
    ['Basic realm = "x" , charset  =  "UTF-8"', [{ scheme: 'Basic', realm: 'x', charset: 'UTF-8' }]],
    ['NTLM realm="a \\"b\\", c"', [{ scheme: 'NTLM', realm: 'a "b", c' }]],
    ['Custom a=b', [{ scheme: 'Custom', a: 'b' }]],
    ['', []],
    // RFC 4475, section 3.1.2.6, has an unterminated string.
    ['NTLM realm="abc', [{ scheme: 'NTLM', realm: 'abc', defects: ['the quotes of its realm do not match'] }]],
    ['NTLM realm=a, realm=b', [{ scheme: 'NTLM', realm: 'a', defects: ['it has realm twice'] }]],
    ['realm="a"', [{ scheme: '', defects: ['it names no scheme'] }]],
    ['NTLM "loose"', [{ scheme: 'NTLM', defects: ['it has a part that is no parameter'] }]],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test('a name of the language is a parameter like others', () => {
    expect(readChallenges('NTLM __proto__=a, constructor=b')[0]!.parameters.get('__proto__')).toBe('a');
  });
});

describe('dates', () => {
  const NOV = Date.UTC(2010, 10, 13, 23, 29, 0);
  test.each<[string, number | undefined]>([
    ['Sat, 13 Nov 2010 23:29:00 GMT', NOV],
    ['sat, 13 nov 2010 23:29:00 gmt', NOV],
    ['13 Nov 2010 23:29:00', NOV],
    ['Sat, 13 Nov 2010 23:29 UTC', NOV],
    ['Saturday, 13-Nov-10 23:29:00 GMT', NOV],
    ['Sat Nov 13 23:29:00 2010', NOV],
    ['Sat, 13 Nov 2010 18:29:00 -0500', NOV],
    ['Sun, 14 Nov 2010 00:29:00 +0100', NOV],
    ['Mon, 1 Jan 1996 00:00:00 GMT', Date.UTC(1996, 0, 1)],
    ['Mon, 01 Jan 96 00:00:00 GMT', Date.UTC(1996, 0, 1)],
    ['Sat, 29 Feb 2020 00:00:00 GMT', Date.UTC(2020, 1, 29)],
    ['Fri, 29 Feb 2019 00:00:00 GMT', undefined],
    ['Sat, 31 Nov 2010 23:29:00 GMT', undefined],
    ['Sat, 13 Foo 2010 23:29:00 GMT', undefined],
    ['Sat, 13 Nov 2010 24:29:00 GMT', undefined],
    ['Sat, 13 Nov 2010', undefined],
    ['2010-11-13T23:29:00Z', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  test('every second of ours reads back', () => {
    for (let time = 0; time < 4e12; time += 86_399_000 * 37) {
      const text = new Date(time).toUTCString();
      expect(readDate(text)).toBe(time);
      expect(isStrictDate(text)).toBe(true);
    }
  });
});

describe('ms-diagnostics', () => {
  test.each<[string, object | undefined]>([
    [
      '1018;reason="Parsing failure";source="lcs.contoso.com"',
      { id: 1018, reason: 'Parsing failure', source: 'lcs.contoso.com' },
    ],
    ['1018;source="a";reason="b;c"', { id: 1018, reason: 'b;c', source: 'a' }],
    ['4010.2;reason="x"', { id: 4010, sub: 2, reason: 'x' }],
    ['1000', { id: 1000 }],
    ['reason="x"', undefined],
    ['', undefined],
    ['12345678901', undefined],
  ])('%s', (value, expected) => {
    expect(readDiagnostic(value)).toEqual(expected);
  });

  test('both headers, and warnings', () => {
    const response = readResponse(
      [
        'SIP/2.0 403 Forbidden',
        'ms-diagnostics-public: 17002;reason="no"',
        'ms-diagnostics: 17003',
        `Warning: 301 isi.edu "Incompatible network address type 'E.164'", 310 lcs.microsoft.com "a, b"`,
        'Warning: nonsense',
        '',
        '',
      ].join('\r\n'),
    );
    expect(diagnostics(response).map(({ id }) => id)).toEqual([17_003, 17_002]);
    expect(warnings(response)).toEqual([
      { code: 301, agent: 'isi.edu', text: "Incompatible network address type 'E.164'" },
      { code: 310, agent: 'lcs.microsoft.com', text: 'a, b' },
    ]);
  });
});

describe('redirections', () => {
  test.each<[string, object | undefined]>([
    ['<sip:home.contoso.com:5061;transport=tls>', { host: 'home.contoso.com', port: 5061, transport: 'tls' }],
    ['<sip:home.contoso.com;transport=tcp>', { host: 'home.contoso.com', port: 5060, transport: 'tcp' }],
    ['sip:home.contoso.com', { host: 'home.contoso.com', port: 5061, transport: 'tls' }],
    ['sip:home.contoso.com:5060;transport=TCP', { host: 'home.contoso.com', port: 5060, transport: 'tcp' }],
    [
      '"Home, sweet <home>" <sip:alice@[2001:db8::1]:5071;transport=tls;lr>;q=0.7',
      { host: '2001:db8::1', port: 5071, transport: 'tls' },
    ],
    ['<sips:bob@192.0.2.4>;expires=60', { host: '192.0.2.4', port: 5061, transport: 'tls' }],
    ['<sip:a.example;transport=udp>', undefined],
    ['<sip:a.example:99999>', undefined],
    ['<sip:a.example:0>', undefined],
    ['<mailto:watson@bell-telephone.com>', undefined],
    ['*', undefined],
    ['<>', undefined],
    ['<sip:>', undefined],
  ])('%s', (contact, expected) => {
    expect(readContact(contact, 'tls')).toEqual(expected);
  });

  test('preferred ones first, and only of a redirection', () => {
    const head = (line: string): string =>
      `${line}\r\nContact: <sip:b.example>;q=0.1, <sip:bad:host:1>, <sip:a.example>;q=0.9\r\nm: <sip:c.example>\r\n\r\n`;
    expect(redirectsOf(head('SIP/2.0 301 Moved'), 'tcp').map(({ host }) => host)).toEqual([
      'c.example',
      'a.example',
      'b.example',
    ]);
    expect(redirectsOf(head('SIP/2.0 200 OK'), 'tcp')).toEqual([]);
    expect(redirectsOf('nothing', 'tcp')).toEqual([]);
  });
});
