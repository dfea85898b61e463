import type { NetworkDoor } from '../../core/network.ts';
import { resolvers } from './resolvers.ts';
import { systemRoots } from './roots.ts';
import { signatures } from './signatures.ts';

/**
 * The real network, with this machine's clock. What speaks a protocol is loaded when it is first needed: most commands never
 * need it, and its libraries take time to load.
 */
export function realNetwork(): NetworkDoor {
  return {
    resolvers,
    ask: async (...to) => (await import('./dns.ts')).ask(...to),
    connect: async (...to) => (await import('./connect.ts')).connect(...to),
    hello: async (...to) => (await import('./hello.ts')).hello(...to),
    sip: async (...to) => (await import('./sip.ts')).talkSip(...to),
    kdc: async (...to) => (await import('./kdc.ts')).probeKdc(...to),
    systemRoots,
    signatures,
    now: () => new Date().toISOString(),
  };
}
