import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  challenges,
  diagnostics,
  readDate,
  redirectsOf,
  responseOf,
  statusLine,
  valueOf,
  warnings,
} from '../../../src/wire/sip/index.ts';

const name = fc.constantFrom('WWW-Authenticate', 'Date', 'ms-diagnostics', 'Warning', 'm', 'l', 'Server', ' ', '');
const piece = fc.constantFrom(
  'NTLM',
  'realm="a"',
  '"',
  '\\',
  '<sip:a;transport=tls>',
  ';',
  ',',
  '=',
  ' ',
  '1',
  '\t',
  'é',
);
const value = fc.oneof(
  fc.string(),
  fc.array(piece).map((pieces) => pieces.join('')),
);
const message = fc
  .tuple(
    fc.constantFrom('SIP/2.0 401 Unauthorized', 'SIP/2.0 301 Moved', 'HTTP/1.1 200 OK', ''),
    fc.array(fc.tuple(name, value)),
    fc.string(),
  )
  .map(([first, headers, body]) => [first, ...headers.map((header) => header.join(': ')), '', body].join('\r\n'));

test('no text makes the readers of a response throw, or find anything but text and numbers', () => {
  fc.assert(
    fc.property(message, (text) => {
      const response = responseOf(text);
      expect(statusLine(text) === undefined).toBe(response === undefined);
      for (const { port } of redirectsOf(text, 'tls')) expect(port).toBeGreaterThan(0);
      if (!response) return;
      for (const { scheme, parameters } of challenges(response)) {
        expect(scheme).not.toMatch(/[\s",]/);
        for (const key of parameters.keys()) expect(key).toBe(key.toLowerCase());
      }
      for (const { id } of diagnostics(response)) expect(id).toBeGreaterThanOrEqual(0);
      for (const { code } of warnings(response)) expect(code).toBeGreaterThanOrEqual(0);
      expect(readDate(valueOf(response, 'date') ?? '')).not.toBeNaN();
    }),
    { numRuns: 2000 },
  );
});

test('a challenge reads back whatever its parameters hold', () => {
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  const oneLine = fc.string().map((text) => text.replaceAll(/[\r\n]/g, ''));
  fc.assert(
    fc.property(oneLine, oneLine, (realm, targetname) => {
      const header = (scheme: string): string =>
        `${scheme} realm=${quoted(realm)}, targetname=${quoted(targetname)}, version=3`;
      const text = `SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: ${header('NTLM')}, ${header('kerberos')}\r\n\r\n`;
      const parameters = new Map([
        ['realm', realm],
        ['targetname', targetname],
        ['version', '3'],
      ]);
      expect(challenges(responseOf(text)!)).toEqual([
        { scheme: 'NTLM', parameters, defects: [] },
        { scheme: 'Kerberos', parameters, defects: [] },
      ]);
    }),
  );
});
