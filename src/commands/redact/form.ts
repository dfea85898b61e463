import { basename } from 'node:path';
import { OBSERVATION_FORMAT } from '../../core/observation.ts';

/** What a file is, for the way in which it is redacted. */
export type Form = 'facts' | 'plist' | 'observation' | 'policy' | 'other';

const HEAD = 4096;
const PLIST_NAME = /\.plist$/i;
const POLICY_NAME = /\.ya?ml$/i;
/** What a property list begins with: XML, binary, or the brace or comment of OpenStep text; UTF-16 as well. */
const PLIST_HEAD = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:bplist|<\?xml|<!DOCTYPE plist|<plist|\{|\/[*/])/;
/** Keys of JSON, in the first lines of the file. */
const OBSERVATION_HEAD = new RegExp(`^\\s*\\{[^]*"format"\\s*:\\s*"${OBSERVATION_FORMAT}"`);
const POLICY_HEAD = /^(?:\s*\{\s*)?["']?msgrctl["']?\s*:/m;

export function formOf(file: string, bytes: Uint8Array): Form {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replaceAll('\0', '');
  if (basename(file) === 'facts' || head.startsWith('msgrctl-facts\t')) return 'facts';
  if (PLIST_NAME.test(file)) return 'plist';
  if (OBSERVATION_HEAD.test(head)) return 'observation';
  if (POLICY_NAME.test(file) || POLICY_HEAD.test(head)) return 'policy';
  return PLIST_HEAD.test(head) ? 'plist' : 'other';
}
