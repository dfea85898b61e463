import type { Fact } from '../../core/report.ts';
import type { HelloSeen, ServerObservation } from '../../core/server.ts';
import { alertName } from '../../wire/tls/alerts.ts';
import { suiteName, versionName } from '../../wire/tls/suites.ts';
import { releaseTable } from './releases.ts';

const CLIENTS: { readonly [kind in HelloSeen['kind']]: string } = {
  panther: 'a Mac of 10.3 to 10.4.7',
  'tiger-aes': 'a Mac of 10.4.8 to 10.5',
  'snow-leopard': 'a Mac of 10.6 to 10.8',
  today: "today's clients",
};

/** Connections, hellos, the session, and which releases of Mac OS X can talk to it. */
export function serverFacts(server: ServerObservation): Fact[] {
  const { connects, hellos, session, transport } = server;
  return [
    ...connects.map((seen) => ({
      name: 'address',
      value: `${seen.address}: ${seen.status === 'open' ? `open, ${Math.round(seen.milliseconds)} ms` : seen.reason}`,
    })),
    ...hellos.map((hello) => ({ name: `hello`, value: `${CLIENTS[hello.kind]}: ${helloText(hello)}` })),
    ...(session
      ? [
          {
            name: 'session',
            value:
              'engine' in session
                ? `${versionName(session.version)}, ${suiteName(session.suite)}${session.engine === 'modern' ? ', as today' : ''}`
                : session.reason,
          },
        ]
      : []),
    ...(transport === 'tls' && hellos.length > 0
      ? releaseTable(server).map(({ release, can, because }) => ({
          name: `Mac OS X ${release}`,
          value: `${can}${because === '' ? '' : `: ${because}`}`,
        }))
      : []),
  ];
}

function helloText(hello: HelloSeen): string {
  if (hello.status === 'server-hello') {
    const { version, suite, certificates, certificateRequest } = hello;
    const asks = certificateRequest ? ', asks for one' : '';
    return `${versionName(version)}, ${suiteName(suite)}, ${certificates.length} certificates${asks}`;
  }
  if (hello.status === 'alert') return alertName(hello.description);
  return hello.status === 'not-tls' ? 'something that is not TLS' : hello.reason;
}
