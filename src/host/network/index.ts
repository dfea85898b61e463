import type { NetworkDoor } from '../../core/network.ts';
import { limiter } from './limiter.ts';
import { resolvers } from './resolvers.ts';
import { systemRoots } from './roots.ts';
import { signatures } from './signatures.ts';

/** Sockets at once: well below what systems allow a process (256 and more). */
const MAX_AT_ONCE = 100;

/**
 * The real network, with this machine's clock. What speaks a protocol is loaded when it is first needed: most commands never
 * need it, and its libraries take time to load.
 */
export function realNetwork(): NetworkDoor {
  const limited = limiter(MAX_AT_ONCE);
  return {
    resolvers,
    ask: limited(async (...to) => (await import('./dns.ts')).ask(...to)),
    connect: limited(async (...to) => (await import('./connect.ts')).connect(...to)),
    hello: limited(async (...to) => (await import('./hello.ts')).hello(...to)),
    sip: limited(async (...to) => (await import('./sip.ts')).talkSip(...to)),
    kdc: limited(async (...to) => (await import('./kdc.ts')).probeKdc(...to)),
    systemRoots,
    signatures,
    now: () => new Date().toISOString(),
  };
}
