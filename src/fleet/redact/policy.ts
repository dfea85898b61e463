import type { Policy } from '../../policy/load.ts';
import type { PolicyData } from '../../policy/schema.ts';
import { policySettings } from '../../policy/settings.ts';
import { redactKey, settingOf } from './keys.ts';
import type { Names } from './names.ts';
import { netText } from './net.ts';
import { realmName } from './observation.ts';
import { path } from './path.ts';
import type { Redacted, Vocabulary } from './redacted.ts';
import { settingText, unknownText } from './values.ts';

/**
 * A policy with all that it extends, as one file: YAML that is JSON as well. Comments are not in it, nor the files that it
 * names: certificates and the roster.
 */
export function redactPolicy(policy: Policy, names: Names, { checks }: Vocabulary): Redacted {
  const {
    extends: _,
    organization,
    support,
    connection,
    authentication,
    install,
    settings,
    suppress,
    ...rest
  } = policy.data;
  const { certificates, users, ...plain } = rest;
  const data = {
    ...plain,
    ...(organization === undefined ? {} : { organization: organizationName(organization, names) }),
    ...(support === undefined ? {} : { support: 'redacted' }),
    ...(connection ? { connection: redactConnection(connection, names) } : {}),
    ...(authentication ? { authentication: redactAuthentication(authentication, names) } : {}),
    ...(install ? { install: redactInstall(install, names) } : {}),
    ...(suppress
      ? {
          suppress: suppress.map((each) => ({
            ...each,
            check: checks.has(each.check) ? each.check : 'redacted/redacted',
            reason: 'redacted',
          })),
        }
      : {}),
    ...(settings ? { settings: redactSettings(settings, names) } : {}),
  };
  const reals = new Set(
    policySettings(policy).flatMap(({ key, value }) => (value.kind === 'real' ? [redactKey(key, names)] : [])),
  );
  const notices = [
    ...(certificates === undefined ? [] : ['certificates of policies were left out']),
    ...(users === undefined ? [] : ['rosters of policies were left out']),
  ];
  return { bytes: new TextEncoder().encode(written(data, reals)), notices };
}

type Connection = NonNullable<PolicyData['connection']>;
type Authentication = NonNullable<PolicyData['authentication']>;
type Install = NonNullable<PolicyData['install']>;
type Settings = NonNullable<PolicyData['settings']>;

/** Sample names in a policy are a finding, unless it is for an example. */
function organizationName(name: string, names: Names): string {
  return names.replace('text', name, (next) => `example organization ${next()}`);
}

function redactConnection(connection: Connection, names: Names): Connection {
  const { sipDomains, server } = connection;
  return {
    ...connection,
    ...(sipDomains ? { sipDomains: sipDomains.map((domain) => netText(domain, names)) } : {}),
    ...(server === undefined ? {} : { server: netText(server, names) }),
  };
}

function redactAuthentication(authentication: Authentication, names: Names): Authentication {
  const { realm } = authentication;
  return { ...authentication, ...(realm === undefined ? {} : { realm: realmName(realm, names) }) };
}

function redactInstall(install: Install, names: Names): Install {
  const { source, application } = install;
  return {
    ...install,
    ...(source === undefined ? {} : { source: path(source, names) }),
    ...(application === undefined ? {} : { application: path(application, names) }),
  };
}

function redactSettings(settings: Settings, names: Names): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      const known = settingOf(key);
      const text = (each: string): string => (known ? settingText(known, each, names) : unknownText(each, names));
      return [redactKey(key, names), typeof value === 'string' ? text(value) : value];
    }),
  );
}

/** No text that was redacted is like this. */
const REAL = 'real number:';

/** JSON has one kind of number: a whole one that was written with a decimal point keeps it. */
function written(data: object, reals: ReadonlySet<string>): string {
  const text = JSON.stringify(
    data,
    (key, value: unknown) =>
      typeof value === 'number' && reals.has(key) && Number.isInteger(value) ? `${REAL}${value}` : value,
    2,
  );
  return `${text.replace(new RegExp(`"${REAL}([^"]*)"`, 'g'), (_, number: string) => (/e/.test(number) ? number : `${number}.0`))}\n`;
}
