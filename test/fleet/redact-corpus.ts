import fc from 'fast-check';
import type { Observation } from '../../src/core/observation.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { array, boolean, data, dict, integer, real, string, type PlistValue } from '../../src/plist/value.ts';

/** Words that stand for what must not get out: none of them is a word of msgrctl, of Apple or of the alphabet's other users. */
export const SECRETS = {
  users: ['quagmira', 'Zworykin', 'xylander7', 'vojt\u011bchk', 'brzeczyk_w'],
  domains: ['kwyjibo', 'Gnarlstad', 'hjelmqvist', 'KRASNOGRAD', 'fnordwerk-ag'],
  hosts: ['wumpus04', 'Blorbix', 'sipquux', 'jabberwok-7', 'tsch\u00f6lk'],
  tops: ['com', 'co.uk', 'local', 'de', 'LAN'],
} as const;

export const ALL_SECRETS: readonly string[] = [...SECRETS.users, ...SECRETS.domains, ...SECRETS.hosts];

const user = fc.constantFrom(...SECRETS.users);
const label = fc.constantFrom(...SECRETS.hosts);
const top = fc.constantFrom(...SECRETS.tops);
const domain = fc.tuple(fc.constantFrom(...SECRETS.domains), top).map((parts) => parts.join('.'));
const name = fc.oneof(
  domain,
  fc.tuple(label, domain).map((parts) => parts.join('.')),
  domain.map((each) => `sip.${each}`),
  fc.tuple(fc.constantFrom('sip', 'SIP01', 'pool'), label, domain).map((parts) => parts.join('.')),
  label,
  fc.constantFrom(
    'localhost',
    '10.11.12.13',
    '172.16.255.1',
    '10.11.12.313',
    '010.11.12.13',
    '10.11.12',
    'fd00:11::9',
  ),
);
const address = fc.tuple(user, fc.oneof(domain, name)).map((parts) => parts.join('@'));

/** Texts with names in them, right and wrong in the ways that checks know. */
export const names: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(name, address, user) },
  fc
    .tuple(fc.constantFrom('sip:', 'sips:', 'http://', 'https://', 'mailto:', ' ', 'x@', '', '[', '-', '.'), name)
    .map((parts) => parts.join('')),
  fc
    .tuple(
      name,
      fc.constantFrom(
        ':5061',
        ':99999',
        ':',
        '.',
        '..',
        '/',
        '/path',
        '?a=b',
        ' ',
        '\n',
        ',',
        '_',
        '-',
        ';x',
        '\u0007',
      ),
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...SECRETS.domains), user).map((parts) => parts.join('\\')),
  fc.tuple(user, user).map((parts) => parts.join(' ')),
  fc
    .tuple(
      fc.constantFrom(
        '/Users/',
        '~',
        'Macintosh HD:Users:',
        '/Volumes/',
        'C:\\',
        '\\\\',
        'smb://',
        'file:///Users/',
        '',
      ),
      fc.oneof(user, label),
      fc.constantFrom('/', '/Documents', '/quagmira files/x', ':Desktop', '', '\n'),
    )
    .map((parts) => parts.join('')),
  fc.tuple(address, fc.constantFrom(' ', ',', ';', '>'), address).map((parts) => parts.join('')),
);

const plain = fc.constantFrom(
  '',
  ' ',
  '1',
  '0',
  'yes',
  'NO',
  '4',
  '-1',
  '5061',
  '70000',
  '120, 80',
  '{1, 2}',
  '0, 5',
  'US',
  '+49',
  'Ping',
);

const leaf: fc.Arbitrary<PlistValue> = fc.oneof(
  { weight: 6, arbitrary: names.map(string) },
  plain.map(string),
  fc.constantFrom(-1, 0, 1, 2, 4, 5061, 5100, 5101, 70_000).map(integer),
  fc.boolean().map(boolean),
  fc.constantFrom(0.5, 4).map(real),
  names.map((text) => data(new TextEncoder().encode(text))),
  names.map((text) => data(new Uint8Array(Buffer.from(text, 'utf16le')))),
);

const value: fc.Arbitrary<PlistValue> = fc.oneof(
  { weight: 8, arbitrary: leaf },
  fc.array(leaf, { maxLength: 3 }).map(array),
  fc.array(fc.tuple(fc.oneof(names, fc.constant('Name')), leaf), { maxLength: 3 }).map(dict),
);

const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SETTINGS.map((setting) => setting.key)) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...SETTINGS.filter(({ format, class: kind }) => format || kind === 'identity').map((setting) => setting.key),
      'RTCServerAddress',
      'RTCConfigurationMode',
      'RTCTransport',
    ),
  },
  fc.constantFrom('DontAutoIdle', 'RTCserverAddress', 'RTCServerAdress', 'UserHasRunMessenger50', 'ProxyPassword'),
  names,
);

/** Preference files that hold secrets in every place that a property list has. */
export const preferences: fc.Arbitrary<PlistValue> = fc.array(fc.tuple(key, value), { maxLength: 12 }).map(dict);

/** The places at which a text occurs in bytes, in any encoding that the formats of msgrctl have. */
export function leaks(bytes: Uint8Array, secrets: readonly string[] = ALL_SECRETS): readonly string[] {
  const views = [
    Buffer.from(bytes).toString('utf8'),
    Buffer.from(bytes).toString('latin1').replaceAll('\0', ''),
    Buffer.from(bytes).toString('utf16le'),
    Buffer.from(bytes.subarray(1)).toString('utf16le'),
    unescaped(Buffer.from(bytes).toString('utf8')),
    ...[
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/[A-Za-z0-9+/\s]{8,}={0,2}/g),
    ].map(([text]) => Buffer.from(text, 'base64').toString('latin1').replaceAll('\0', '')),
    ...[
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/<([0-9a-f\s]{8,})>/g),
    ].map(([, hex]) => Buffer.from(hex!.replace(/\s/g, ''), 'hex').toString('latin1').replaceAll('\0', '')),
  ].map((view) => view.normalize('NFC').toLowerCase());
  const raw = Buffer.from(bytes).toString('latin1');
  return secrets.filter((secret) => {
    const small = secret.normalize('NFC').toLowerCase();
    // In a binary property list UTF-16 may begin at any byte.
    const wide = [secret, small, secret.toUpperCase()].map((text) =>
      Buffer.from(text, 'utf16le').swap16().toString('latin1'),
    );
    return views.some((view) => view.includes(small)) || wide.some((text) => raw.includes(text));
  });
}

function unescaped(text: string): string {
  return text
    .replace(/\\[Uu]([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x?([0-9a-f]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16) % 0x11_0000))
    .replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** As the copy is: no certificates. */
export function withoutCertificates(seen: Observation): Observation {
  const servers = seen.servers.map((server) => ({
    ...server,
    hellos: server.hellos.map((hello) =>
      'certificates' in hello && hello.certificates.length > 0
        ? { ...hello, certificates: [], certificatesLeftOut: true as const }
        : hello,
    ),
  }));
  return { ...seen, servers, chains: [] };
}
