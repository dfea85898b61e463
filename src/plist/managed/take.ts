import { PlistError } from '../error.ts';
import { readXml } from '../xml/reader.ts';
import { get, type PlistArray, type PlistDict, type PlistEntry, type PlistValue } from '../value.ts';
import { SETTINGS, TIMESTAMP } from './contents.ts';
import { MESSENGER_DOMAIN, PAYLOAD_TYPE, type Frequency } from './words.ts';

/** One setting of Messenger as it was found: the entry with its place, and how often it is set. */
export interface TakenSetting {
  readonly entry: PlistEntry;
  readonly frequency: Frequency;
}

/** What managed preferences hold for Messenger. Of a key that comes twice the last counts: what is forced wins. */
export interface Taken {
  readonly settings: readonly TakenSetting[];
  /** Every preference domain that is in it. */
  readonly domains: readonly string[];
  /** True if the settings stand in a text inside the text, so that their places say nothing. */
  readonly nested?: true;
}

/** Of a configuration profile, or of one of its payloads. */
export function fromProfile(root: PlistDict): Taken {
  const content = get(root, 'PayloadContent');
  const payloads = content?.kind === 'array' ? content.value.filter(isDict) : [root];
  return together(payloads.map(fromPayload));
}

function fromPayload(payload: PlistDict): Taken {
  const type = get(payload, 'PayloadType');
  if (type?.kind !== 'string') return NOTHING;
  if (type.value === PAYLOAD_TYPE) return fromDomains(get(payload, 'PayloadContent'));
  // A payload may also be of the type of the domain itself; then its keys are the settings, and all are forced.
  if (!isMessenger(type.value)) return { settings: [], domains: [type.value] };
  const own = payload.value.filter(({ key }) => !key.startsWith('Payload'));
  return { settings: own.map((entry) => ({ entry, frequency: 'always' })), domains: [type.value] };
}

/** Of the value of the attribute MCXSettings. */
export function fromSettings(root: PlistDict): Taken {
  return fromDomains(get(root, 'mcx_application_data'));
}

function fromDomains(domains: PlistValue | undefined): Taken {
  if (domains?.kind !== 'dict') return NOTHING;
  return {
    domains: domains.value.map(({ key }) => key),
    settings: domains.value
      .filter(({ key }) => isMessenger(key))
      .flatMap(({ value }) => ['Set-Once', 'Forced'].flatMap((state) => fromState(value, state))),
  };
}

function fromState(contents: PlistValue, state: string): TakenSetting[] {
  const list = contents.kind === 'dict' ? get(contents, state) : undefined;
  if (list?.kind !== 'array') return [];
  return list.value.filter(isDict).flatMap((item) => {
    const settings = get(item, SETTINGS);
    const frequency = state === 'Forced' ? 'always' : get(item, TIMESTAMP) ? 'once' : 'often';
    return settings?.kind === 'dict' ? settings.value.map((entry) => ({ entry, frequency }) as const) : [];
  });
}

/** Of what `dscl -mcxexport` writes. A key without a value, or one whose state says that it is not managed, is none. */
export function fromExport(root: PlistDict): Taken {
  const settings = root.value
    .filter(({ key }) => isMessenger(key))
    .flatMap(({ value }) => (value.kind === 'dict' ? value.value : []))
    .flatMap((entry): TakenSetting[] => {
      if (entry.value.kind !== 'dict') return [];
      const [state, value] = [get(entry.value, 'state'), get(entry.value, 'value')];
      const frequency = FREQUENCIES.find((each) => each === state?.value);
      return frequency && value ? [{ entry: { ...entry, value }, frequency }] : [];
    });
  return { settings, domains: root.value.map(({ key }) => key) };
}

/** Of a record as `dscl -plist . read` prints it, or as it lies on disk: each value of the attribute is a plist as text. */
export function fromRecord(values: PlistArray): Taken {
  const parts = values.value.map((each) => {
    const bytes =
      each.kind === 'string' ? new TextEncoder().encode(each.value) : each.kind === 'data' ? each.value : undefined;
    const inner = bytes && innerPlist(bytes);
    return inner?.kind === 'dict' ? fromSettings(inner) : NOTHING;
  });
  return { ...together(parts), nested: true };
}

function innerPlist(bytes: Uint8Array): PlistValue | undefined {
  try {
    return readXml(bytes, {}).root;
  } catch (error) {
    if (error instanceof PlistError) return undefined;
    throw error;
  }
}

const NOTHING: Taken = { settings: [], domains: [] };
const FREQUENCIES: readonly Frequency[] = ['always', 'often', 'once'];

function together(parts: readonly Taken[]): Taken {
  return { settings: parts.flatMap(({ settings }) => settings), domains: parts.flatMap(({ domains }) => domains) };
}

function isDict(value: PlistValue): value is PlistDict {
  return value.kind === 'dict';
}

/** With the folder in front, as some write the domain, and with the mark of settings for one computer behind it. */
function isMessenger(domain: string): boolean {
  const plain = domain.replace(/\.ByHost$/, '');
  return plain === MESSENGER_DOMAIN || plain.endsWith(`/${MESSENGER_DOMAIN}`);
}
