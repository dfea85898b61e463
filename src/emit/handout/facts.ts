import { policyPlist } from '../../policy/settings.ts';
import type { User } from '../../policy/roster.ts';
import type { Material } from '../material.ts';
import { VALUES } from '../values.ts';
import { sourceOf, type Source } from './source.ts';

/** What users need to know. What is undefined the policy does not say. */
export interface Facts {
  readonly organization: string | undefined;
  /** Whom to call. */
  readonly support: string | undefined;
  readonly source: Source | undefined;
  /** As the Finder shows it. */
  readonly application: string;
  readonly sipDomains: readonly string[];
  /** Are there users with a user ID, and with a domain? */
  readonly userIds: boolean | undefined;
  readonly connection: 'automatic' | 'manual' | undefined;
  readonly server: string | undefined;
  readonly transport: 'TCP' | 'TLS' | undefined;
  readonly kerberos: boolean | undefined;
  /** May users save conversations? */
  readonly save: boolean | undefined;
  /** Are the preferences locked, so that no change of a user's lasts? */
  readonly locked: boolean;
  readonly savePassword: boolean | undefined;
  readonly personal: 'allow' | 'block' | undefined;
}

/** The one whom a sheet is for; undefined for a sheet that serves everybody. */
export type Reader = Pick<User, 'account' | 'address' | 'domain' | 'userId'> | undefined;

/** Settings count wherever the policy says them: in its own words or under `settings`. */
export function factsOf(material: Material): Facts {
  const { policy, users } = material;
  const { organization, support, install, connection, authentication, archiving, personalAccounts } = policy.data;
  const settings = new Map<string, unknown>(policyPlist(policy).value.map(({ key, value }) => [key, value.value]));
  const server = settings.get('RTCServerAddress');
  const flag = (key: string): boolean | undefined => {
    const value = settings.get(key);
    return typeof value === 'boolean' ? value : undefined;
  };
  const denied = flag('DisallowSave');
  return {
    organization,
    support,
    source: install?.source === undefined ? undefined : sourceOf(install.source),
    application: VALUES.APPLICATION(material).replace(/\.app$/i, ''),
    sipDomains: connection?.sipDomains ?? [],
    userIds:
      users.length === 0 ? undefined : users.some((user) => user.userId !== undefined || user.domain !== undefined),
    connection: modeOf(settings.get('RTCConfigurationMode'), server),
    server: typeof server === 'string' ? server : undefined,
    transport: ({ 4: 'TLS', 2: 'TCP' } as const)[Number(settings.get('RTCTransport')) as 2 | 4],
    kerberos: authentication?.kerberos,
    save: denied === undefined ? undefined : !denied,
    locked: archiving?.lock === 'file' || archiving?.lock === 'enforce',
    savePassword: flag('SaveSIPPassword'),
    personal: personalAccounts,
  };
}

/** The guide: 1 is manual, every other value automatic. A server is named for those who type it. */
function modeOf(mode: unknown, server: unknown): Facts['connection'] {
  if (mode === undefined) return server === undefined ? undefined : 'manual';
  return Number(mode) === 1 ? 'manual' : 'automatic';
}
