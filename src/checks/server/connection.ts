import type { ConnectSeen } from '../../core/server.ts';
import { defineCheck } from '../define.ts';
import { SIP_PORTS, TCP } from './sources.ts';
import { isOpen, type ServerSubject } from './subject.ts';

type Args = { server: string; addresses: readonly string[] };

export const noAddress = defineCheck<ServerSubject, { host: string }>({
  id: 'server/no-address',
  severity: 'error',
  title: 'The name of the server has no address',
  why: 'Without an address there is nothing to connect to, and sign-in fails at once.',
  fix: 'Enter an A record for the server, or correct the name.',
  cite: [
    { source: 'rfc', where: 'RFC 3263, section 4.2', says: 'a client looks up the A or AAAA records of the server' },
  ],
  applies: () => true,
  judge: ({ server, subject, where, notLookedUp }, emit) => {
    if (server.connects.length > 0) return undefined;
    if (notLookedUp !== undefined) return { unknown: notLookedUp };
    // On the way of a sign-in the checks on the DNS say so, but for servers that another one named.
    if (subject === 'signin' && server.because !== 'redirect') return { unknown: `${server.host} has no address` };
    emit(where, { host: server.host });
    return undefined;
  },
  message: ({ host }) => `${host} has no address`,
});

/** The kind of failure that tells most, where no address takes connections. */
function deadOf(subject: ServerSubject): 'refused' | 'timeout' | 'other' | undefined {
  const { connects } = subject.server;
  if (connects.length === 0 || isOpen(subject)) return undefined;
  const some = (status: ConnectSeen['status']): boolean => connects.some((seen) => seen.status === status);
  return some('refused') ? 'refused' : some('timeout') ? 'timeout' : 'other';
}

const hasAddress = ({ server }: ServerSubject): boolean => server.connects.length > 0;
const addressesOf = ({ server }: ServerSubject): string[] => server.connects.map(({ address }) => address);

export const portRefused = defineCheck<ServerSubject, Args>({
  id: 'server/port-refused',
  severity: 'error',
  title: 'Nothing listens on the port of the server',
  why: 'The machine is there, and says that the port is closed: the service is not running, or it listens on another port.',
  fix: 'Start the Live Communications Server service, and look at the ports that it listens on.',
  cite: [TCP, SIP_PORTS],
  applies: hasAddress,
  judge: (subject, emit) => {
    const { where, name } = subject;
    if (deadOf(subject) === 'refused') emit(where, { server: name, addresses: addressesOf(subject) });
  },
  message: ({ server, addresses }) => `${server} (${addresses.join(', ')}) refuses connections`,
});

export const portTimeout = defineCheck<ServerSubject, Args>({
  id: 'server/port-timeout',
  severity: 'error',
  title: 'The port of the server does not answer',
  why: 'Silence comes from a firewall on the way that drops packets, or from a machine that is switched off.',
  fix: 'Look whether the server runs, and open the port in the firewalls between it and the Macs.',
  cite: [TCP],
  applies: hasAddress,
  judge: (subject, emit) => {
    const { where, name } = subject;
    if (deadOf(subject) === 'timeout') emit(where, { server: name, addresses: addressesOf(subject) });
  },
  message: ({ server, addresses }) => `${server} (${addresses.join(', ')}) does not answer`,
});

export const unreachable = defineCheck<ServerSubject, Args & { reason: string }>({
  id: 'server/unreachable',
  severity: 'error',
  title: 'The network does not lead to the server',
  why: 'There is no route to the address of the server from here, or the network says that it cannot be reached.',
  fix: 'Look at the address in the DNS, and at the routes from here to it.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 1122, section 4.2.3.9',
      says: 'a program is told when the network says that a destination cannot be reached',
    },
  ],
  applies: hasAddress,
  judge: (subject, emit) => {
    const { where, name, server } = subject;
    if (deadOf(subject) !== 'other') return;
    const [first] = server.connects;
    const reason = first && 'reason' in first ? first.reason : '';
    emit(where, { server: name, addresses: addressesOf(subject), reason });
  },
  message: ({ server, addresses, reason }) => `${server} (${addresses.join(', ')}) cannot be reached: ${reason}`,
});

export const someAddressesDead = defineCheck<ServerSubject, Args>({
  id: 'server/some-addresses-dead',
  severity: 'warning',
  title: 'Some addresses of the server take no connections',
  why: 'Clients that are given the dead address first wait, or fail: sign-in works at times.',
  fix: 'Take the address out of the DNS, or bring that machine back.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 3263, section 4.3',
      says: 'where one server fails, a client is to try the next; each failure costs time first',
    },
  ],
  applies: hasAddress,
  judge: (subject, emit) => {
    const { where, name, server } = subject;
    if (!isOpen(subject)) return;
    const dead = server.connects.filter((seen) => seen.status !== 'open');
    const judged = dead.filter((seen) => !isOurOwnLack(seen));
    if (judged.length > 0) emit(where, { server: name, addresses: judged.map(({ address }) => address) });
    else if (dead.length > 0) return { unknown: 'this machine has no IPv6' };
  },
  message: ({ server, addresses }) => `${server} takes no connections at ${addresses.join(', ')}`,
});

/** Where this machine has no IPv6, that says nothing about the server. */
function isOurOwnLack({ address, status }: ConnectSeen): boolean {
  return status === 'unreachable' && address.includes(':');
}
