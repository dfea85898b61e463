import { expect, test } from 'vitest';
import { sessionFailed } from '../../../src/checks/server/session.ts';
import { serverSubject } from '../../../src/checks/server/subject.ts';
import type { HelloSeen, ServerObservation } from '../../../src/core/server.ts';
import healthy from '../../fixtures/observations/healthy-server.json' with { type: 'json' };
import type { Observation } from '../../../src/core/observation.ts';

const seen = healthy as unknown as Observation;
const [server] = seen.servers as [ServerObservation];
const accepted = server.hellos.find(({ status }) => status === 'server-hello') as HelloSeen & {
  status: 'server-hello';
};
const refused: HelloSeen = {
  kind: 'panther',
  address: accepted.address,
  milliseconds: 1,
  status: 'alert',
  level: 2,
  description: 40,
};
const broken = { status: 'closed', reason: 'the server closed the connection' } as const;

function outcome(change: Partial<ServerObservation>): string {
  return sessionFailed.run(serverSubject({ ...server, ...change }, seen)).status;
}

test.each<[string, string, Partial<ServerObservation>]>([
  ['pass', 'a session came about', {}],
  ['fail', 'a Mac of 2006 is greeted, and then nothing', { session: broken }],
  [
    'unknown',
    'only newer clients are greeted, and none of our engines comes through',
    { session: broken, hellos: [refused, { ...accepted, kind: 'snow-leopard', suite: 0xc011 }] },
  ],
  [
    'unknown',
    'the suite is none of ours',
    { session: broken, hellos: [{ ...accepted, kind: 'panther', suite: 0x0009 }] },
  ],
  ['pass', 'nobody is greeted: others say so', { session: broken, hellos: [refused] }],
  [
    'not-applicable',
    'the server asked for a certificate',
    { session: broken, hellos: [{ ...accepted, certificateRequest: true }] },
  ],
])('%s: %s', (expected, _why, change) => {
  expect(outcome(change)).toBe(expected);
});
