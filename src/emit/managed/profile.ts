import { domainContents, type ManagedSetting } from '../../plist/managed/contents.ts';
import { PAYLOAD_TYPE, UNPROVEN } from '../../plist/managed/words.ts';
import { array, boolean, dict, integer, string, type PlistDict, type PlistValue } from '../../plist/value.ts';
import { writeXml } from '../../plist/xml/writer.ts';
import { DNS_NAMES, uuid5, type Sha1 } from './uuid.ts';

/** What makes a set of managed settings. */
export interface ManagedOptions {
  readonly settings: readonly ManagedSetting[];
  readonly domain: string;
  /** Seconds since 2001; see `domainContents`. */
  readonly onceDate: number;
}

/** What makes a profile of it. */
export interface ProfileOptions extends ManagedOptions {
  readonly identifier: string;
  readonly organization: string | undefined;
  /** Users may not remove it. */
  readonly locked: boolean;
  readonly sha1: Sha1;
}

/**
 * A configuration profile with one Custom Settings payload, keys sorted. The same settings make the same bytes: the UUID of
 * the profile is made of its identifier, so that it stays; that of the payload is made of what it holds, so that a Mac takes
 * it for a new one whenever that changes (Apple, Device Management: CommonPayloadKeys, TopLevel).
 */
export function profile(options: ProfileOptions): PlistDict {
  const { settings, domain, onceDate, identifier, organization, locked, sha1 } = options;
  const profileUuid = uuid5(DNS_NAMES, identifier, sha1);
  const content = dict([[domain, domainContents(settings, onceDate)]]);
  const payloadUuid = uuid5(profileUuid, writeXml(content), sha1);
  const by: Pairs = organization === undefined ? [] : [['PayloadOrganization', string(organization)]];
  const payload = sorted([
    ['PayloadContent', content],
    ['PayloadDescription', string(`Preferences of the domain ${domain}. ${UNPROVEN}`)],
    ['PayloadDisplayName', string(`Messenger for Mac: ${domain}`)],
    ['PayloadEnabled', boolean(true)],
    ['PayloadIdentifier', string(`${identifier}.${payloadUuid}`)],
    ...by,
    ['PayloadType', string(PAYLOAD_TYPE)],
    ['PayloadUUID', string(payloadUuid)],
    ['PayloadVersion', integer(1)],
  ]);
  return sorted([
    ['PayloadContent', array([payload])],
    ['PayloadDescription', string(`Settings of Messenger for Mac 6.0. ${UNPROVEN}`)],
    ['PayloadDisplayName', string('Messenger for Mac settings')],
    ['PayloadIdentifier', string(identifier)],
    ...by,
    ['PayloadRemovalDisallowed', boolean(locked)],
    ['PayloadScope', string('System')],
    ['PayloadType', string('Configuration')],
    ['PayloadUUID', string(profileUuid)],
    ['PayloadVersion', integer(1)],
  ]);
}

type Pairs = readonly (readonly [string, PlistValue])[];

const sorted = (pairs: Pairs): PlistDict => dict(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
