import { judge } from '../../src/checks/signin/judge.ts';
import { gather } from '../../src/commands/check/gather.ts';
import type { Observation } from '../../src/core/observation.ts';
import { realNetwork } from '../../src/host/network/index.ts';
import { startWorld } from '../../test/servers/world.ts';

/** One sign-in with everything, Kerberos included, and what it would take one thing after the other. */
export async function measure(delay: number): Promise<string> {
  const world = await startWorld({ distance: delay });
  try {
    const request = world.request({ want: { kerberos: true, realm: 'CONTOSO.COM', userHas: 'kerberos' } });
    const network = realNetwork();
    // Loads what is loaded at first use.
    await gather(request, { network });
    const begin = performance.now();
    const seen = await gather(request, { network });
    const took = performance.now() - begin;
    const trips = roundTrips(seen);
    const sum = trips * 2 * delay;
    return [
      `verdict: ${judge(seen).verdict?.result}`,
      `wall time: ${took.toFixed(0)} ms`,
      `round trips: ${trips}, one after the other ${sum} ms at ${2 * delay} ms each`,
      `answers as recorded, one after the other: ${recorded(seen).toFixed(0)} ms; wall time is ${(took / recorded(seen)).toFixed(2)} of that`,
      `wall time is ${(took / sum).toFixed(2)} of the sum, as long as ${(took / (2 * delay)).toFixed(1)} round trips`,
    ].join('\n');
  } finally {
    await world.stop();
  }
}

/** UDP takes one, TLS 1.0 two for its handshake; the connection itself costs nothing here, for the proxy is near. */
function roundTrips({ domains, servers, kerberos }: Observation): number {
  const asked = [...domains.flatMap(({ views }) => views), ...(kerberos?.views ?? [])].flatMap(
    ({ answers }) => answers,
  );
  return [
    ...asked.map(({ transport }) => (transport === 'udp' ? 1 : 2)),
    ...servers.flatMap(({ hellos, sip }) => [...hellos.map(() => 1), ...sip.map(() => 3)]),
    ...(kerberos?.kdcs ?? []).map(() => 1),
  ].reduce((sum, one) => sum + one, 0);
}

/** The milliseconds of everything that was waited for. */
function recorded({ domains, servers, kerberos }: Observation): number {
  const views = [...domains.flatMap((domain) => domain.views), ...(kerberos?.views ?? [])];
  const waits = [
    ...views.flatMap(({ answers }) => answers),
    ...servers.flatMap(({ connects, hellos, sip }) => [...connects, ...hellos, ...sip]),
    ...(kerberos?.kdcs ?? []),
  ];
  return waits.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
