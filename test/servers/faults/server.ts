import { serverFlight, thenEnds, type FlightOptions } from '../flight.ts';
import { tls10 } from '../gnutls.ts';
import { makePki } from '../pki.ts';
import { healthyChain, type WorldOptions } from '../world.ts';
import type { Fault } from './fault.ts';

const TLS12 = 'NORMAL:-VERS-ALL:+VERS-TLS1.2';

/** A TLS alert record: fatal, and which. */
const alert = (description: number): Buffer => Buffer.from([21, 3, 1, 0, 2, 2, description]);

/** A server that chooses this, shows the healthy certificate, and ends the connection when the client goes on. */
const chooses = (options: Omit<FlightOptions, 'chain'>): WorldOptions => ({
  tls: {
    serve: (socket) => thenEnds(serverFlight({ ...options, chain: healthyChain(makePki()) }))(socket),
  },
});

export const SERVER_FAULTS: readonly Fault[] = [
  { name: 'nobody listens', world: { tls: 'nobody' }, expect: 'server/port-refused' },
  {
    name: 'a firewall that drops everything',
    world: { tls: 'deaf' },
    ask: { milliseconds: 1500 },
    expect: 'server/port-timeout',
  },
  {
    name: 'an address that the network does not lead to',
    world: { records: '_sipinternaltls._tcp IN SRV 0 0 5061 sip\nsip IN A 127.255.255.255' },
    expect: 'server/unreachable',
  },
  {
    name: 'a name without an address',
    world: { records: 'www IN A ADDRESS' },
    ask: { subject: 'server', server: { host: 'sip.contoso.com', port: 5061, transport: 'tls' } },
    expect: 'server/no-address',
  },
  {
    name: 'one of two addresses is dead',
    world: { more: 'sip IN A 127.0.0.254' },
    expect: 'server/some-addresses-dead',
  },
  {
    name: 'plain SIP on the TLS port',
    world: {
      tls: {
        serve: (socket) =>
          socket.on('data', () => socket.end('SIP/2.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n')),
      },
    },
    expect: 'server/plain-sip',
  },
  {
    name: 'a web server on the TLS port',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')) } },
    expect: 'server/http',
  },
  {
    name: 'SSH on the TLS port',
    world: { tls: { serve: (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n') } },
    expect: 'server/not-tls',
  },
  {
    name: 'a reset in the handshake',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.resetAndDestroy()) } },
    expect: 'server/reset-in-handshake',
  },
  {
    name: 'the connection is closed in the handshake',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.end()) } },
    expect: 'server/reset-in-handshake',
  },
  {
    name: 'silence in the handshake',
    world: { tls: { serve: (socket) => socket.resume() } },
    ask: { milliseconds: 1500 },
    expect: 'server/handshake-timeout',
  },
  {
    name: 'an alert of its own',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.end(alert(80))) } },
    expect: 'server/refuses-with-alert',
  },
  {
    name: 'no suite in common (40)',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.end(alert(40))) } },
    expect: 'server/no-suite-in-common',
  },
  {
    name: 'the version is refused (70)',
    world: { tls: { serve: (socket) => socket.on('data', () => socket.end(alert(70))) } },
    expect: 'server/refuses-version',
  },
  {
    name: 'records that are damaged',
    world: {
      tls: { serve: (socket) => socket.on('data', () => socket.end(Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0]))) },
    },
    expect: 'server/hello-malformed',
  },
  {
    name: 'TLS 1.3 and nothing older',
    world: { tls: { priorities: 'NORMAL:-VERS-ALL:+VERS-TLS1.3' } },
    expect: 'server/too-new-for-macs',
  },
  { name: 'TLS 1.2 and nothing older', world: { tls: { priorities: TLS12 } }, expect: 'server/too-new-for-macs' },
  {
    name: 'AES alone, for Macs up to 10.4.7',
    world: { tls: { priorities: tls10('AES-128-CBC', 'SHA1') } },
    ask: { want: { releases: ['10.3.9', '10.4.7'] } },
    expect: 'server/too-new-for-macs',
  },
  {
    name: 'SSL 3.0',
    world: chooses({ version: [3, 0] }),
    expect: 'server/ssl-3',
  },
  {
    name: 'an export suite',
    world: chooses({ suite: 0x0003 }),
    expect: 'server/export-suite',
  },
  {
    name: 'single DES',
    world: chooses({ suite: 0x0009 }),
    expect: 'server/export-suite',
  },
  {
    name: 'a suite that nobody offered',
    world: chooses({ suite: 0xc02f }),
    expect: 'server/hello-malformed',
  },
  {
    name: 'the handshake ends after the certificate',
    world: chooses({}),
    expect: 'server/session-failed',
  },
  {
    name: 'a certificate is asked for (an MTLS listener)',
    world: { tls: { requestClientCertificate: 'ask' } },
    expect: 'server/certificate-requested',
  },
  {
    name: 'TCP by hand',
    world: { tcp: true },
    ask: { want: { mode: 'manual', transport: 'tcp', server: { host: 'ADDRESS' } } },
    expect: 'server/clear-text',
  },
];
