import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostProblem } from '../../src/checks/settings/connection/host-name.ts';
import { readDomains, readRealm, readServer } from '../../src/init/read-names.ts';
import { readPorts, readReleases } from '../../src/init/read-numbers.ts';
import { readLine, readPath, readWord, readYesNo } from '../../src/init/read-text.ts';

describe('answers that will do', () => {
  test.each<[unknown, unknown]>([
    [readLine(` O'Brien: #1 "x"\t& \u00a0 Söhne `), `O'Brien: #1 "x" & Söhne`],
    [readLine('日本\u200dの会社 👩‍👩‍👧'), '日本\u200dの会社 👩‍👩‍👧'],
    [readPath(' a  b.plist '), 'a  b.plist'],
    [readDomains(['contoso.com, fabrikam.com;CONTOSO.com']), ['contoso.com', 'fabrikam.com']],
    [readDomains(['contoso.com', '\tmünchen.de ']), ['contoso.com', 'xn--mnchen-3ya.de']],
    [readDomains(['日本語。jp']), ['xn--wgv71a119e.jp']],
    [readServer(' sip.contoso.com '), 'sip.contoso.com'],
    [readServer('192.0.2.10'), '192.0.2.10'],
    [readServer('sip.bücher.example'), 'sip.xn--bcher-kva.example'],
    [readRealm('contoso.com'), 'CONTOSO.COM'],
    [readPorts('5100-5119'), { min: 5100, max: 5119 }],
    [readPorts(' 5100 – 5102 '), { min: 5100, max: 5102 }],
    [readReleases('10.3, 10.4.11 10.3'), ['10.3', '10.4.11']],
    [readReleases(' '), []],
    [readWord(['tls', 'tcp'])(' TLS '), 'tls'],
    [readYesNo('No'), false],
  ])('%j', (read, value) => {
    expect(read).toEqual({ value });
  });
});

describe('answers that will not', () => {
  test.each<[unknown, string, string]>([
    [readLine('a\u001b[31mb'), 'there is a character in it that no name has, U+001B', 'Type it anew.'],
    [readLine('a\u202eb'), 'there is a character in it that no name has, U+202E', 'Type it anew.'],
    [readLine('a\ud800'), 'there is a character in it that no name has, U+D800', 'Type it anew.'],
    [readPath('a\nb'), 'there is a character in it that no name has, U+000A', 'Type it anew.'],
    [
      readDomains([' , ']),
      'a domain is needed',
      'Type what stands behind the @ of sign-in addresses, such as contoso.com.',
    ],
    [
      readDomains(['alice@contoso.com']),
      '"alice@contoso.com" has "alice@" in front of the name',
      'Write contoso.com.',
    ],
    [readDomains(['192.0.2.1']), '"192.0.2.1" is an IP address', 'Write contoso.com, say.'],
    [readDomains(['0x7f.1']), '"0x7f.1" ends in a number, as only an IPv4 address does', 'Write contoso.com, say.'],
    [readServer(''), 'a server is needed', 'Type its name, such as sip.contoso.com, or its IP address.'],
    [
      readServer('sip.contoso.com:5061'),
      '"sip.contoso.com:5061" has the port 5061 behind the name',
      'Write sip.contoso.com.',
    ],
    [
      readServer('sip:sip.contoso.com'),
      '"sip:sip.contoso.com" has "sip:" in front of the name',
      'Write sip.contoso.com.',
    ],
    [readRealm(''), 'a realm is needed', 'Type the Active Directory domain in capitals, such as CONTOSO.COM.'],
    [readRealm('contoso.com.'), '"contoso.com." ends with a dot', 'Write CONTOSO.COM.'],
    [readPorts('5100'), '"5100" is no range of ports', 'Write the first and the last port, such as 5100-5119.'],
    [readPorts('5119-5100'), 'the range goes backwards', 'Write 5100-5119.'],
    [readPorts('5100-5101'), 'Messenger needs at least 3 ports, and 20 leave room', 'Write 5100-5119, say.'],
    [readPorts('1000-1019'), "below 1024 no user's program may listen", 'Write 5100-5119, say.'],
    [readPorts('5050-5069'), 'the range reaches into 5060-5061 (SIP)', 'Write 5100-5119, say.'],
    [readPorts('50000-50019'), 'from 49152 on Mac OS X takes ports for itself', 'Write 5100-5119, say.'],
    [readPorts('5100-99999'), 'ports end at 65535', 'Write 5100-5119, say.'],
    [readReleases('10.3, 11'), '"11" is no release of Mac OS X from 10.3 to 10.15', 'Write them as 10.3, 10.4.11.'],
    [readWord(['enforce', 'file', 'none'])('never'), '"never" is no answer to that', 'Answer enforce, file or none.'],
  ])('%#', (read, problem, fix) => {
    expect(read).toEqual({ problem, fix });
  });
});

test('whatever is typed: a domain, a server and a realm that are taken are names', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.domain(),
    fc.string({ unit: 'grapheme' }).map((text) => `${text}.com`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const domains = readDomains([text]);
      if ('value' in domains) for (const each of domains.value) expect(hostProblem(each)).toBeUndefined();
      for (const read of [readServer(text), readRealm(text)]) {
        if ('value' in read) expect(hostProblem(read.value)).toBeUndefined();
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever is typed: a range of ports that is taken has no finding to come', () => {
  fc.assert(
    fc.property(fc.nat(70_000), fc.nat(70_000), (min, max) => {
      const read = readPorts(`${min}-${max}`);
      if ('problem' in read) return;
      expect(read.value).toEqual({ min, max });
      expect(max - min).toBeGreaterThanOrEqual(2);
      expect([min >= 1024, max < 49_152]).toEqual([true, true]);
    }),
    { numRuns: 2000 },
  );
});
