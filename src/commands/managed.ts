import { identifierOf, IDENTIFIER } from '../emit/managed/identifier.ts';
import { mcxImport, mcxSettings } from '../emit/managed/mcx.ts';
import { profile, type ManagedOptions } from '../emit/managed/profile.ts';
import { commented } from '../emit/managed/text.ts';
import type { Host } from '../core/host.ts';
import { usageError } from '../core/tool-error.ts';
import { managedSettings } from '../plist/managed/contents.ts';
import { MESSENGER_DOMAIN, type Frequency } from '../plist/managed/words.ts';
import { writeXml } from '../plist/xml/writer.ts';
import type { Policy } from '../policy/load.ts';
import { policyPlist } from '../policy/settings.ts';

/** Formats of managed preferences, and the release of Mac OS X that first takes them. */
const SINCE = { mobileconfig: 7, mcx: 5, 'mcx-settings': 2 } as const;

export type ManagedFormat = keyof typeof SINCE;

/** What the user asked for about managed preferences. */
export interface ManagedFlags {
  readonly identifier?: string;
  readonly manage?: Frequency;
  readonly onceDate?: string;
  readonly domain?: string;
}

export function isManaged(format: string | undefined): format is ManagedFormat {
  return format !== undefined && Object.hasOwn(SINCE, format);
}

/** Refuses what does not go together; `rest` says which of the other flags of the command are in use. */
export function refuseOddManaged(format: string | undefined, flags: ManagedFlags, rest: readonly string[]): void {
  const given = [
    ...(flags.identifier === undefined ? [] : ['--identifier']),
    ...(flags.manage === undefined ? [] : ['--manage']),
    ...(flags.onceDate === undefined ? [] : ['--once-date']),
    ...(flags.domain === undefined ? [] : ['--domain']),
  ];
  if (!isManaged(format)) {
    if (given[0]) throw usageError(`${given[0]} is for managed preferences`, 'Add --format mobileconfig, or mcx.');
    return;
  }
  if (rest[0]) throw usageError(`${rest[0]} does not go with --format ${format}`, 'It is for preference files.');
  if (flags.identifier !== undefined && format !== 'mobileconfig') {
    throw usageError('--identifier is for --format mobileconfig', 'Records of a directory have names of their own.');
  }
}

/** Managed preferences that hold what a policy asks for. */
export function managedFile(policy: Policy, format: ManagedFormat, flags: ManagedFlags, host: Host): Uint8Array {
  const settings = managedSettings(policyPlist(policy), flags.manage);
  if (settings.length === 0)
    throw usageError(`the policy ${policy.file} sets nothing`, 'So there is nothing to manage.');
  const options: ManagedOptions = { settings, domain: domainOf(flags), onceDate: onceDateOf(flags) };
  return new TextEncoder().encode(textOf(policy, format, options, flags, host));
}

function textOf(
  policy: Policy,
  format: ManagedFormat,
  options: ManagedOptions,
  flags: ManagedFlags,
  host: Host,
): string {
  if (format === 'mcx') return commented(mcxImport(options), 'For dscl -mcximport.');
  if (format === 'mcx-settings') return commented(mcxSettings(options), 'A value of the attribute MCXSettings.');
  const { organization, archiving } = policy.data;
  const locked = archiving?.lock === 'file' || archiving?.lock === 'enforce';
  const identifier = identifierFor(policy, flags);
  return writeXml(profile({ ...options, identifier, organization, locked, sha1: host.sha1 }));
}

function identifierFor(policy: Policy, { identifier }: ManagedFlags): string {
  if (identifier !== undefined && !IDENTIFIER.test(identifier)) {
    throw usageError(`"${identifier}" is no identifier of a profile`, 'Write it as com.contoso.messenger.');
  }
  const own = identifier ?? identifierOf(policy.data);
  if (own !== undefined) return own;
  throw usageError(
    'the policy names nobody whose profile this is',
    'Add "organization" or "connection.sipDomains" to it, or say --identifier com.contoso.messenger.',
  );
}

function domainOf({ domain = MESSENGER_DOMAIN }: ManagedFlags): string {
  if (/^[A-Za-z0-9./ -]+$/.test(domain) && !domain.startsWith('/')) return domain;
  throw usageError(`"${domain}" is no preference domain`, `Write it as ${MESSENGER_DOMAIN}.`);
}

/** Midnight of the day, UTC, in seconds since 2001. */
function onceDateOf({ onceDate = '2001-01-01' }: ManagedFlags): number {
  const moment = /^\d{4}-\d\d-\d\d$/.test(onceDate) ? Date.parse(`${onceDate}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(onceDate);
  if (!isDay) throw usageError(`"${onceDate}" is no day`, 'Write it as 2006-09-12.');
  return (moment - Date.UTC(2001, 0, 1)) / 1000;
}

/** What must be known of managed preferences beside what they hold. */
export function managedNotices({ data }: Policy, format: ManagedFormat, { manage }: ManagedFlags): string[] {
  const old = (data.fleet?.macos ?? []).filter((release) => Number(release.split('.')[1]) < SINCE[format]);
  return [
    'it is unproven whether Messenger 6 reads managed preferences: try it on one Mac first',
    ...(old.length > 0
      ? [`Macs with ${old.join(', ')} do not know ${NAMES[format]}, which came with 10.${SINCE[format]}`]
      : []),
    ...(format === 'mobileconfig' && manage === 'often'
      ? ['profiles that set preferences often misbehave from OS X 10.10 on (see mcxToProfile); rather use once']
      : []),
  ];
}

const NAMES: { readonly [format in ManagedFormat]: string } = {
  mobileconfig: 'configuration profiles',
  mcx: 'dscl -mcximport',
  'mcx-settings': 'managed preferences',
};
