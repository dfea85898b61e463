import type { HelloKind, HelloSeen, ServerObservation } from '../../core/server.ts';
import { alertName } from '../../wire/tls/alerts.ts';
import { isNamedBefore } from './release-order.ts';
import { answersOutOfTurn } from './out-of-turn.ts';

export interface ReleaseRow {
  /** `10.4 to 10.4.7` */
  readonly release: string;
  readonly can: 'yes' | 'no' | 'unknown';
  /** Empty with `yes`. */
  readonly because: string;
}

/** By generation of Secure Transport, from Apple's published source; from 10.9 on it has TLS 1.2. */
const GENERATIONS: readonly { readonly release: string; readonly kind: HelloKind }[] = [
  { release: '10.3', kind: 'panther' },
  { release: '10.4 to 10.4.7', kind: 'panther' },
  { release: '10.4.8 to 10.4.11', kind: 'tiger-aes' },
  { release: '10.5', kind: 'tiger-aes' },
  { release: '10.6 to 10.8', kind: 'snow-leopard' },
];

const ORDER: readonly HelloKind[] = ['panther', 'tiger-aes', 'snow-leopard', 'today'];

/** Which releases of Mac OS X can begin TLS with a server, whatever its certificate is. */
export function releaseTable(server: ServerObservation): ReleaseRow[] {
  return GENERATIONS.map(({ release, kind }) => ({ release, ...canTalk(server, kind) }));
}

/** Whether clients of a generation can. What an older one can do the newer ones can: they offer the same and more. */
export function canTalk(server: ServerObservation, kind: HelloKind): Omit<ReleaseRow, 'release'> {
  const upTo = ORDER.slice(0, ORDER.indexOf(kind) + 1);
  const seen = server.hellos.filter((hello) => upTo.includes(hello.kind));
  if (seen.some((hello) => hello.status === 'server-hello' && answersOutOfTurn(hello) === undefined)) {
    return { can: 'yes', because: '' };
  }
  const hello = server.hellos.find((each) => each.kind === kind) ?? server.hellos.find(holdsForAll);
  return hello ? refusal(hello) : { can: 'unknown', because: 'nobody asked' };
}

/** What meets one generation and is sure to meet the next. */
function holdsForAll({ status }: HelloSeen): boolean {
  return status !== 'alert' && status !== 'reset' && status !== 'closed' && status !== 'server-hello';
}

function refusal(hello: HelloSeen): Omit<ReleaseRow, 'release'> {
  switch (hello.status) {
    case 'server-hello':
      return { can: 'no', because: answersOutOfTurn(hello) ?? '' };
    case 'alert':
      return { can: 'no', because: `the server refuses with ${alertName(hello.description)}` };
    case 'not-tls':
      return { can: 'no', because: 'the port does not speak TLS' };
    case 'reset':
    case 'closed':
      return { can: 'no', because: hello.reason };
    case 'timeout':
    case 'refused':
    case 'unreachable':
    case 'malformed':
      return { can: 'unknown', because: hello.reason };
  }
}

/** True if all of these releases name the server in their hello (SNI), as 10.6 and later do. */
export function namesServer(releases: readonly string[]): boolean {
  return releases.every((release) => !isNamedBefore(release, '10.6'));
}

/** The generations that a release of a fleet may belong to: `10.4` may be before 10.4.8, and after. */
export function kindsOf(release: string): readonly HelloKind[] {
  if (release === '10.4') return ['panther', 'tiger-aes'];
  if (isNamedBefore(release, '10.4.8')) return ['panther'];
  if (isNamedBefore(release, '10.6')) return ['tiger-aes'];
  return isNamedBefore(release, '10.9') ? ['snow-leopard'] : ['today'];
}
