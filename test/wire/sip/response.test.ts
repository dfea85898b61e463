import { describe, expect, test } from 'vitest';
import {
  readResponse,
  responseOf,
  SipError,
  statusLine,
  statusOf,
  valueOf,
  valuesOf,
} from '../../../src/wire/sip/index.ts';

const response = (...lines: string[]): string => ['SIP/2.0 200 OK', ...lines, '', ''].join('\r\n');

describe('readResponse', () => {
  test('reads the answer to a registration of RFC 3261, section 24.1', () => {
    const found = readResponse(
      [
        'SIP/2.0 200 OK',
        'Via: SIP/2.0/UDP bobspc.biloxi.com:5060;branch=z9hG4bKnashds7',
        ' ;received=192.0.2.4',
        'To: Bob <sip:bob@biloxi.com>;tag=2493k59kd',
        'From: Bob <sip:bob@biloxi.com>;tag=456248',
        'Call-ID: 843817637684230@998sdasdh09',
        'CSeq: 1826 REGISTER',
        'Contact: <sip:bob@192.0.2.4>',
        'Expires: 7200',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
    expect(found).toMatchObject({ status: 200, reason: 'OK', body: '', defects: [] });
    expect(valueOf(found, 'via')).toBe(
      'SIP/2.0/UDP bobspc.biloxi.com:5060;branch=z9hG4bKnashds7 ;received=192.0.2.4',
    );
    expect(valueOf(found, 'expires')).toBe('7200');
  });

  test('reads the response with unusual reason phrase of RFC 4475, section 3.1.1.12', () => {
    const reason = '= 2**3 * 5**2 но сто девяносто девять - простое';
    expect(readResponse(`SIP/2.0 200 ${reason}\r\nContent-Length: 0\r\n\r\n`)).toMatchObject({ status: 200, reason });
  });

  test('reads the response without reason phrase of RFC 4475, section 3.1.1.13', () => {
    expect(readResponse('SIP/2.0 100 \r\nContent-Length: 0\r\n\r\n')).toMatchObject({ status: 100, reason: '' });
    expect(statusLine('SIP/2.0 100 \r\n\r\n')).toBe('100');
  });

  test('refuses the overlarge response code of RFC 4475, section 3.1.2.19', () => {
    const text = 'SIP/2.0 4294967301 better not break the receiver\r\nContent-Length: 0\r\n\r\n';
    expect(() => readResponse(text)).toThrow(SipError);
    expect(responseOf(text)).toBeUndefined();
  });

  test('takes compact names, blanks before the colon and any letters for names', () => {
    const found = readResponse(response('v: one', 'VIA  : two', 'l: 0', 'f:<sip:a@b>', 'SubJect:'));
    expect(valuesOf(found, 'via')).toEqual(['one', 'two']);
    expect(valueOf(found, 'content-length')).toBe('0');
    expect(valueOf(found, 'from')).toBe('<sip:a@b>');
    expect(valueOf(found, 'subject')).toBe('');
    expect(valueOf(found, 'contact')).toBeUndefined();
  });

  test('puts folded lines together, whatever blanks they start with', () => {
    expect(
      valueOf(readResponse(response('Subject: I know you are there,', '\t  pick up', ' the phone')), 'subject'),
    ).toBe('I know you are there, pick up the phone');
  });

  test('gives the body as it came', () => {
    expect(readResponse(`${response('Content-Length: 9')}a\r\n\r\nb\r\nc`).body).toBe('a\r\n\r\nb\r\nc');
  });

  test('passes over line ends in front', () => {
    expect(statusOf(`\r\n\r\n${response()}`)).toBe(200);
  });

  test.each([
    ['lines end with LF alone', 'SIP/2.0 200 OK\nContent-Length: 0\n\n'],
    ['a line of the head is no header', response('this is no header')],
    ['a continued line stands before the first header', response(' continued')],
    ['the empty line behind the head is missing', 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n'],
  ])('tells a defect and reads on: %s', (defect, text) => {
    expect(readResponse(text)).toMatchObject({ status: 200, defects: [defect] });
  });

  test.each([
    ['nothing', '', 'it does not start as a SIP response does: it is empty'],
    ['HTTP', 'HTTP/1.1 200 OK\r\n\r\n', 'it does not start as a SIP response does: "HTTP/1.1 200 OK"'],
    [
      'a request',
      'OPTIONS sip:a SIP/2.0\r\n\r\n',
      'it does not start as a SIP response does: "OPTIONS sip:a SIP/2.0"',
    ],
    ['bytes', '\0\x01é', 'it does not start as a SIP response does: "..."'],
    ['another version', 'SIP/7.0 200 OK\r\n\r\n', 'it speaks SIP/7.0, not SIP/2.0'],
    ['a status too small', 'SIP/2.0 099 Odd\r\n\r\n', '099 is no status of SIP'],
    ['a status too large', 'SIP/2.0 700 Odd\r\n\r\n', '700 is no status of SIP'],
    ['too many headers', response(...Array<string>(501).fill('A: b')), 'there are more than 500 headers'],
  ])('refuses %s', (_, text, message) => {
    expect(() => readResponse(text)).toThrow(new SipError(message));
    expect(statusOf(text)).toBeUndefined();
    expect(statusLine(text)).toBeUndefined();
  });

  test('reads a megabyte of folded lines in no time', () => {
    const text = response('Subject: a', ...Array<string>(250_000).fill(' a'));
    const begin = performance.now();
    expect(valueOf(readResponse(text), 'subject')).toHaveLength(500_001);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
