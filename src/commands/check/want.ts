import { DEFAULT_CLIENT } from '../../checks/dns/profiles.ts';
import type { Want } from '../../core/observation.ts';
import type { Policy } from '../../policy/load.ts';
import { policyPlist } from '../../policy/settings.ts';
import { get, type PlistDict } from '../../plist/value.ts';
import { hostAndPort } from './targets.ts';

/** The guide asks for Mac OS X 10.3 or later; 10.5 came a year after it. */
const RELEASES_OF_2006: readonly string[] = ['10.3', '10.4'];

/** What a Mac does that nobody configured. */
export const UNCONFIGURED: Want = {
  mode: 'automatic',
  transport: 'tls',
  strictNaming: true,
  client: DEFAULT_CLIENT,
  releases: RELEASES_OF_2006,
  mtls: false,
};

/** What the Macs of a policy do: the settings count, whatever words of the policy they come from. */
export function wantOf(policy: Policy): Want {
  const { authentication, fleet } = policy.data;
  const settings = policyPlist(policy);
  const address = text(settings, 'RTCServerAddress');
  const manual = whole(settings, 'RTCConfigurationMode') === 1 && address !== undefined;
  return {
    ...UNCONFIGURED,
    mode: manual ? 'manual' : 'automatic',
    ...(manual ? { server: withoutUndefined(hostAndPort(address)) } : {}),
    transport: whole(settings, 'RTCTransport') === 2 ? 'tcp' : 'tls',
    strictNaming: whole(settings, 'DisableStrictDNSNaming') !== 1,
    releases: fleet?.macos ? [...fleet.macos].toSorted(byRelease) : RELEASES_OF_2006,
    ...(authentication?.kerberos === undefined ? {} : { kerberos: authentication.kerberos }),
    ...(authentication?.realm === undefined ? {} : { realm: authentication.realm }),
  };
}

function withoutUndefined({ host, port }: ReturnType<typeof hostAndPort>): { host: string; port?: number } {
  return port === undefined ? { host } : { host, port };
}

/** `10.4.9` before `10.4.11` before `10.10`. */
export function byRelease(a: string, b: string): number {
  const [x, y] = [a, b].map((release) => release.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (x![i] ?? 0) - (y![i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function whole(settings: PlistDict, key: string): number | undefined {
  const value = get(settings, key);
  return value?.kind === 'integer' ? Number(value.value) : undefined;
}

function text(settings: PlistDict, key: string): string | undefined {
  const value = get(settings, key);
  return value?.kind === 'string' && value.value !== '' ? value.value : undefined;
}
