import { MESSENGER_DOMAIN, UNPROVEN } from '../../plist/managed/words.ts';
import { array, integer, string, type PlistValue } from '../../plist/value.ts';

/** The keys of every payload, which a manifest must name as well (Apple, Device Management: CommonPayloadKeys). */
export const PAYLOAD_KEYS: readonly { readonly [name: string]: PlistValue }[] = [
  {
    ...key('PayloadDescription', 'Payload Description', 'What this payload is for; a Mac shows it with its details.'),
    pfm_default: string(`Settings of Messenger for Mac 6.0. ${UNPROVEN}`),
  },
  {
    ...key('PayloadDisplayName', 'Payload Display Name', 'The name under which a Mac shows this payload.'),
    pfm_default: string('Messenger for Mac'),
    pfm_require: string('always'),
  },
  {
    ...key(
      'PayloadIdentifier',
      'Payload Identifier',
      'Who this payload is, in reverse-DNS style; unique in its profile.',
    ),
    pfm_default: string(MESSENGER_DOMAIN),
    pfm_require: string('always'),
  },
  {
    ...key('PayloadType', 'Payload Type', 'The preference domain that this payload is for.'),
    pfm_default: string(MESSENGER_DOMAIN),
    pfm_require: string('always'),
  },
  {
    ...key('PayloadUUID', 'Payload UUID', 'A number that no other payload in the world has.'),
    pfm_format: string('^[0-9A-Za-z]{8}(-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}$'),
    pfm_require: string('always'),
  },
  {
    ...key('PayloadVersion', 'Payload Version', 'The version of the format of this payload.'),
    pfm_default: integer(1),
    pfm_range_list: array([integer(1)]),
    pfm_require: string('always'),
    pfm_type: string('integer'),
  },
  key('PayloadOrganization', 'Payload Organization', 'Who hands out this payload.'),
];

function key(name: string, title: string, description: string): { readonly [name: string]: PlistValue } {
  return {
    pfm_description: string(description),
    pfm_name: string(name),
    pfm_title: string(title),
    pfm_type: string('string'),
  };
}
