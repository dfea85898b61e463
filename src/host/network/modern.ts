import { constants } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import type { Endpoint, SessionSeen } from '../../core/server.ts';
import { isName } from '../../wire/tls/client-hello.ts';
import { suiteId } from '../../wire/tls/suites.ts';
import { failureOf, isFailure, openSocket } from './connect-socket.ts';
import { type Tap, tap } from './modern-tap.ts';
import type { Session } from './session.ts';

/** All that this Node has, weak ones too, but for families that no server of this world chose. */
const CIPHERS = 'ALL:!aNULL:!PSK:!SRP:!CCM:!ARIA:!CAMELLIA:@SECLEVEL=0';
const VERSIONS: { readonly [name: string]: string } = {
  TLSv1: '3.1',
  'TLSv1.1': '3.2',
  'TLSv1.2': '3.3',
  'TLSv1.3': '3.4',
};

/** A session with the TLS of Node, from TLS 1.0 up; see openSession. */
export async function openModern(to: Endpoint, { milliseconds }: Waiting): Promise<Session | Failure> {
  const begin = performance.now();
  const socket = await openSocket(to, milliseconds);
  if (isFailure(socket)) return socket;
  const tapped = tap(socket);
  const tls = connect({
    socket: tapped.stream,
    minVersion: 'TLSv1',
    ciphers: CIPHERS,
    rejectUnauthorized: false,
    // Servers from before RFC 5746 (2010) are what we are here to look at.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    ...(isName(to.host) && { servername: to.host }),
  });
  return new Promise((resolve) => {
    let broken: Failure | undefined;
    const fail = (why: Failure): void => {
      broken ??= why;
      clearTimeout(late);
      tls.destroy();
      resolve(broken);
    };
    const late = setTimeout(
      () => fail({ status: 'timeout', reason: 'the TLS handshake did not end in time' }),
      Math.max(milliseconds - (performance.now() - begin), 1),
    );
    tls.on('error', (error) => fail(reasonOf(error)));
    tls.on('close', () => fail({ status: 'closed', reason: 'the server closed the connection' }));
    tls.once('secureConnect', () => {
      clearTimeout(late);
      resolve({
        session: sessionOf(tls, tapped),
        write: (bytes) => void (tls.writable && tls.write(bytes)),
        read: partsOf(tls),
        broken: () => (broken?.status === 'closed' ? undefined : broken),
        end: () => {
          tls.end();
          setTimeout(() => tls.destroy(), 300).unref();
        },
      });
    });
  });
}

function sessionOf(tls: TLSSocket, { certificateRequest }: Tap): SessionSeen {
  return {
    engine: 'modern',
    version: VERSIONS[tls.getProtocol() ?? ''] ?? '3.1',
    suite: suiteId(tls.getCipher().standardName),
    certificateRequest: certificateRequest(),
  };
}

/** Errors are told by `broken`. */
async function* partsOf(tls: TLSSocket): AsyncIterable<Uint8Array> {
  try {
    for await (const part of tls as AsyncIterable<Buffer>) yield part;
  } catch {
    return;
  }
}

function reasonOf(error: NodeJS.ErrnoException): Failure {
  const { code = '', message } = error;
  if (/^ERR_SSL_(?:.*ALERT|TLSV1_|SSLV3_)/.test(code)) {
    return { status: 'closed', reason: `the server ended the handshake with an alert (${tidy(code)})` };
  }
  if (code.startsWith('ERR_SSL_'))
    return { status: 'malformed', reason: `the TLS of the server cannot be used: ${tidy(code)}` };
  if (message.includes('before secure TLS connection')) {
    return { status: 'closed', reason: 'the server closed the connection in the TLS handshake' };
  }
  return failureOf(error);
}

function tidy(code: string): string {
  return code.replace('ERR_SSL_', '').toLowerCase().replaceAll('_', ' ');
}
