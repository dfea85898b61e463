import { lcsChallenge } from '../sip-responder.ts';
import type { Fault } from './fault.ts';

const NTLM = 'WWW-Authenticate: NTLM realm="SIP Communications Service", targetname="sip.contoso.com", version=3';
const KERBEROS =
  'WWW-Authenticate: Kerberos realm="SIP Communications Service", targetname="sip/sip.contoso.com", version=3';

const challenge = (...schemes: readonly string[]): string =>
  ['SIP/2.0 401 Unauthorized', 'Date: NOW', ...schemes].join('\n');
export const status = (line: string, ...headers: readonly string[]): string =>
  [`SIP/2.0 ${line}`, 'Date: NOW', ...headers].join('\n');

/** `Sun Nov  6 08:49:37 1994`, as C prints it. */
const asctime = (date: Date): string => {
  const [, day, number, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString())!;
  return `${day} ${month} ${number!.replace(/^0/, ' ')} ${time} ${year}`;
};

export const SIP_FAULTS: readonly Fault[] = [
  { name: 'no answer', world: { sip: { instead: 'silent' } }, ask: { milliseconds: 1500 }, expect: 'sip/no-reply' },
  { name: 'the connection is closed instead', world: { sip: { instead: 'closes' } }, expect: 'sip/closed' },
  { name: 'half an answer', world: { sip: { instead: 'half' } }, expect: 'sip/closed' },
  { name: 'HTTP as the answer', world: { sip: { instead: 'garbage' } }, expect: 'sip/malformed' },
  { name: '200 without credentials', world: { sip: { answer: status('200 OK') } }, expect: 'sip/authentication-off' },
  { name: '401 without a challenge', world: { sip: { answer: challenge() } }, expect: 'sip/no-scheme' },
  {
    name: 'Digest alone',
    world: { sip: { answer: challenge('WWW-Authenticate: Digest realm="contoso.com", nonce="abc"') } },
    expect: 'sip/no-scheme-for-messenger',
  },
  {
    name: 'TLS-DSK alone',
    world: {
      sip: {
        answer: challenge(
          'WWW-Authenticate: TLS-DSK realm="SIP Communications Service", targetname="sip.contoso.com", version=4',
        ),
      },
    },
    expect: 'sip/no-scheme-for-messenger',
  },
  {
    name: 'Kerberos alone, for a user with a password',
    world: { sip: { answer: challenge(KERBEROS) } },
    ask: { want: { userHas: 'password' } },
    expect: 'signin/server-without-ntlm',
  },
  {
    name: 'NTLM alone, for a user with a ticket',
    world: { sip: { answer: challenge(NTLM) } },
    ask: { want: { userHas: 'kerberos', realm: 'CONTOSO.COM' } },
    expect: 'signin/server-without-kerberos',
  },
  {
    name: 'the box is set, and there is only a password',
    ask: { want: { kerberos: true, userHas: 'password', realm: 'CONTOSO.COM' } },
    expect: 'signin/box-without-ticket',
  },
  {
    name: 'Kerberos alone, for whomever',
    world: { sip: { answer: challenge(KERBEROS) } },
    expect: 'sip/kerberos-only',
  },
  {
    name: 'NTLM alone, for whomever',
    world: { sip: { answer: challenge(NTLM) } },
    expect: 'sip/ntlm-only',
  },
  {
    name: 'a Date in another form',
    world: { sip: { answer: () => challenge(NTLM, KERBEROS).replace('NOW', asctime(new Date())) } },
    expect: 'sip/answer-sloppy',
  },
  {
    name: '400 Transport protocol incorrect',
    world: { sip: { answer: status('400 Transport protocol incorrect') } },
    expect: 'sip/bad-request',
  },
  { name: '403 Forbidden', world: { sip: { answer: status('403 Forbidden') } }, expect: 'sip/forbidden' },
  {
    name: 'the version filter lets only known agents in',
    world: {
      sip: {
        answer: (request) =>
          /^User-Agent: RTC/m.test(request)
            ? lcsChallenge()
            : status(
                '403 Forbidden',
                'ms-diagnostics: 17002;source="sip.contoso.com";reason="Client version is invalid"',
              ),
      },
    },
    expect: 'sip/version-filtered',
  },
  { name: '404 Not Found', world: { sip: { answer: status('404 Not Found') } }, expect: 'sip/not-found' },
  {
    name: 'no REGISTER, but OPTIONS',
    world: {
      sip: {
        answer: (request) => (request.startsWith('OPTIONS') ? lcsChallenge() : status('405 Method Not Allowed')),
      },
    },
    expect: 'sip/register-not-taken',
  },
  {
    name: '500 Server Internal Error',
    world: { sip: { answer: status('500 The server encountered an unexpected internal error') } },
    expect: 'sip/server-error',
  },
  {
    name: '503 Service Unavailable',
    world: { sip: { answer: status('503 Service Unavailable', 'Retry-After: 30') } },
    expect: 'sip/unavailable',
  },
  {
    name: '504 Server time-out',
    world: { sip: { answer: status('504 Server time-out') } },
    expect: 'sip/gateway-timeout',
  },
  { name: '486 Busy Here', world: { sip: { answer: status('486 Busy Here') } }, expect: 'sip/unexpected-status' },
  {
    name: 'the clock of the server is ten minutes ahead',
    world: { sip: { dateOffset: 600 } },
    expect: 'sip/clock-skew',
  },
  {
    name: 'the clock of the server is a day behind',
    world: { sip: { dateOffset: -86_400 } },
    expect: 'sip/clock-skew',
  },
  {
    name: 'no Date',
    world: { sip: { answer: challenge(NTLM, KERBEROS).replace(/Date: .*\n/, '') } },
    expect: 'sip/no-date',
  },
  {
    name: 'the server calls itself otherwise',
    world: { sip: { targetname: 'lcs01.adatum.com' } },
    expect: 'sip/targetname-differs',
  },
  {
    name: 'a principal without a service',
    world: { sip: { answer: challenge(NTLM, KERBEROS.replace('sip/sip.contoso.com', 'sip.contoso.com')) } },
    expect: 'sip/spn-malformed',
  },
  {
    name: 'a challenge without a realm',
    world: { sip: { answer: challenge('WWW-Authenticate: NTLM targetname="sip.contoso.com", version=3', KERBEROS) } },
    expect: 'sip/challenge-malformed',
  },
  {
    name: 'Office Communications Server 2007',
    world: {
      sip: {
        answer: challenge(
          'Server: RTC/3.0',
          NTLM.replace('version=3', 'version=4'),
          KERBEROS.replace('version=3', 'version=4'),
        ),
      },
    },
    expect: 'sip/enhanced-presence-server',
  },
  {
    name: 'a redirect to a healthy server',
    world: {
      tcp: true,
      sip: {
        answer: (request) =>
          /^Via: SIP\/2\.0\/TCP/m.test(request)
            ? status('301 Moved Permanently', 'Contact: <sip:sip.contoso.com:5061;transport=tls>')
            : lcsChallenge(),
      },
    },
    ask: { subject: 'server', server: { host: 'sip.contoso.com', port: 5060, transport: 'tcp' } },
    expect: 'sip/redirected',
  },
  {
    name: 'a redirect to a server whose port is closed',
    world: { sip: { answer: status('301 Moved Permanently', 'Contact: <sip:sip.contoso.com:5099;transport=tls>') } },
    expect: 'server/port-refused',
  },
  {
    name: 'a redirect from TLS to a server over TCP',
    world: {
      tcp: true,
      sip: {
        answer: (request) =>
          /^Via: SIP\/2\.0\/TLS/m.test(request)
            ? status('301 Moved Permanently', 'Contact: <sip:sip.contoso.com:5060;transport=tcp>')
            : lcsChallenge(),
      },
    },
    expect: 'server/clear-text',
  },
  {
    name: 'a redirect to nowhere',
    world: { sip: { answer: status('301 Moved Permanently') } },
    expect: 'sip/redirect-malformed',
  },
  {
    name: 'a redirect in a circle',
    world: { sip: { answer: status('301 Moved Permanently', 'Contact: <sip:sip.contoso.com:5061;transport=tls>') } },
    expect: 'sip/redirect-to-itself',
  },
];
