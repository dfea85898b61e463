import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  optionsRequest,
  registerRequest,
  SipError,
  SipReader,
  type SipRequest,
} from '../../../src/wire/sip/index.ts';

const REQUEST: SipRequest = {
  domain: 'contoso.com',
  transport: 'tls',
  sentBy: '192.0.2.7:49152',
  userAgent: 'msgrctl/0.1',
  branch: 'b1',
  tag: 't1',
  callId: 'c1',
  epid: '0123456789',
};

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('REGISTER asks for the bindings of nobody, and changes none', () => {
  expect(text(registerRequest(REQUEST)).split('\r\n')).toEqual([
    'REGISTER sip:contoso.com SIP/2.0',
    'Via: SIP/2.0/TLS 192.0.2.7:49152;branch=z9hG4bKb1',
    'Max-Forwards: 70',
    'From: <sip:msgrctl-probe@contoso.com>;tag=t1;epid=0123456789',
    'To: <sip:msgrctl-probe@contoso.com>',
    'Call-ID: c1',
    'CSeq: 1 REGISTER',
    'User-Agent: msgrctl/0.1',
    'Content-Length: 0',
    '',
    '',
  ]);
});

test('OPTIONS asks the server itself', () => {
  const lines = text(optionsRequest({ ...REQUEST, transport: 'tcp', domain: '[2001:db8::1]' })).split('\r\n');
  expect(lines[0]).toBe('OPTIONS sip:[2001:db8::1] SIP/2.0');
  expect(lines[1]).toBe('Via: SIP/2.0/TCP 192.0.2.7:49152;branch=z9hG4bKb1');
  expect(lines).toContain('To: <sip:[2001:db8::1]>');
  expect(lines).toContain('CSeq: 1 OPTIONS');
});

test.each<Partial<SipRequest>>([
  { domain: '' },
  { domain: 'contoso.com\r\nContact: *' },
  { domain: 'a b' },
  { domain: 'bücher.example' },
  { domain: '2001:db8::g' },
  { domain: 'a'.repeat(300) },
  { userAgent: 'x\r\ny' },
  { userAgent: '' },
  { sentBy: 'here;there' },
  { branch: '' },
  { tag: 'a;b' },
  { callId: 'a b' },
  { epid: '-' },
])('%j cannot be sent', (part) => {
  expect(() => registerRequest({ ...REQUEST, ...part })).toThrow(SipError);
});

test('whatever is asked, one request goes out or none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('domain', 'userAgent', 'sentBy', 'tag'),
      (value, part) => {
        let bytes: Uint8Array;
        try {
          bytes = registerRequest({ ...REQUEST, [part]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(SipError);
          return;
        }
        expect(new SipReader().push(bytes)).toHaveLength(1);
        expect(text(bytes).split('\r\n')).toHaveLength(11);
      },
    ),
  );
});
