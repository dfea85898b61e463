import { both, changed, noCopy, say, sayOfPath, set, without, type Plant } from './draft.ts';
import { ROOT } from './facts.ts';

/** One thing that is wrong with a Mac, and the check that must say so. */
export interface Fault {
  readonly name: string;
  readonly check: string;
  readonly plant: Plant;
}

const FILE = 'Library/Preferences/Microsoft/com.microsoft.Messenger.plist';
const range = (min: number, max: number): Plant =>
  set({ PortRangeEnabled: 1, PortRangeMinSIPDynamicPort: min, PortRangeMaxSIPDynamicPort: max });
const state = (...parts: readonly string[]): Plant => both(say('preferences', 2, ...parts), noCopy);

const SETTINGS: { readonly [name: string]: readonly [check: string, plant: Plant] } = {
  'another server': ['differs-from-policy', set({ RTCServerAddress: 'old.contoso.com' })],
  'a setting lacks': ['differs-from-policy', set({ RTCTransport: null })],
  'an integer for a Boolean': ['wrong-type', set({ HideEmoticons: 3 })],
  'a string for an integer': ['wrong-type', set({ SIPSignInStatus: 'online' })],
  'saving is allowed': ['disallow-save-not-set', set({ DisallowSave: false })],
  'saving is not denied': ['disallow-save-not-set', set({ DisallowSave: null })],
  'the password is kept': ['save-password', set({ SaveSIPPassword: true })],
  'a service that is none': ['value-not-allowed', set({ CurrentService: 7 })],
  'a delay of nothing': ['out-of-range', set({ AutoidleDelay: 0 })],
  'a letter lacks': ['unknown-key', set({ RTCServerAdress: 'sip.contoso.com' })],
  'letters are swapped': ['unknown-key', set({ DisallowSvae: true })],
  'capitals are wrong': ['unknown-key', set({ rtcTransport: 4 })],
  'a proxy that nobody asked for': ['not-in-policy', set({ HTTPProxyServer: 'proxy.contoso.com' })],
  'a key comes twice': ['duplicate-key', twice('RTCServerAddress')],
  'a domain with a blank': ['malformed-value', set({ UserDomain: 'contoso .com' })],
  'a gap among addresses': ['mru-gap', set({ SIPSignInMRU02: null })],
  'an address comes twice': [
    'mru-gap',
    set({ SIPSignInMRU02: 'ann@contoso.com', SIPSignInMRU03: 'Ann@contoso.com' }),
  ],
  'a stale server': ['cached-server-key', set({ CachedNSServer: 'messenger.hotmail.com:1863' })],
  'an address of another domain': ['address-outside-sip-domains', set({ UserSIPID: 'ann@fabrikam.com' })],
  'a port range upside down': ['port-range-inverted', range(5119, 5100)],
  'two ports': ['port-range-too-small', range(5100, 5101)],
  'system ports': ['port-range-privileged', range(900, 1100)],
  'dynamic ports': ['port-range-ephemeral', range(50_000, 50_019)],
  'ports of SIP': ['port-range-taken', range(5050, 5069)],
  'half a port range': ['port-range-incomplete', set({ PortRangeEnabled: 1, PortRangeMinSIPDynamicPort: 5100 })],
  'a port range that is off': [
    'port-range-not-enabled',
    set({ PortRangeMinSIPDynamicPort: 5100, PortRangeMaxSIPDynamicPort: 5119 }),
  ],
  'a port range beside TLS': ['port-range-without-tcp', range(5100, 5119)],
  'a mode that is none': ['configuration-mode-unknown', set({ RTCConfigurationMode: 5 })],
  'automatic with a server': ['automatic-with-server', set({ RTCConfigurationMode: -1 })],
  'a transport that is none': ['transport-unknown', set({ RTCTransport: 3 })],
  'manual without a server': ['manual-without-server', set({ RTCServerAddress: null })],
  'a server with a port': ['server-address-malformed', set({ RTCServerAddress: 'sip.contoso.com:5061' })],
  'a short name': ['server-name-short', set({ RTCServerAddress: 'sip' })],
  'a name of Bonjour': ['server-name-local', set({ RTCServerAddress: 'sip.contoso.local' })],
  'TLS to an address': ['tls-to-ip-address', set({ RTCServerAddress: '10.1.2.3' })],
  'names are not strict': ['strict-naming-off', set({ RTCConfigurationMode: -1, DisableStrictDNSNaming: 1 })],
  'half a proxy': ['proxy-incomplete', set({ UseProxyServer: true, AutoConfigProxy: false, HTTPProxyPort: 8080 })],
};

const LOCKS: typeof SETTINGS = {
  'the user owns the file': ['not-owned-by-root', sayOfPath(FILE, 4, '501')],
  'the flag is gone': ['flag-missing', sayOfPath(FILE, 7, '-')],
  'everybody may write': ['writable', sayOfPath(FILE, 6, 'rw-rw-rw-')],
  'a flag of single-user mode': [
    'flag-needs-single-user',
    both(release('10.4.11'), (draft) => {
      const before = draft.changeFacts;
      sayOfPath(FILE, 7, 'schg')(draft);
      const then = draft.changeFacts;
      draft.changeFacts = (lines) => then(before(lines)!);
    }),
  ],
  'a folder open to all': ['folder-open-to-others', sayOfPath('Library/Preferences', 6, 'rwxrwxrwx')],
};

const MACS: typeof SETTINGS = {
  'a release that nobody named': ['release-not-in-policy', release('10.6.8')],
  'a release of 2002': ['release-too-old', release('10.2.8')],
  'a release of 2019': ['release-too-new', release('10.15.7')],
  'a processor of another kind': ['processor-unfit', say('processor', 1, 'ARM')],
  'little memory': ['memory-too-small', say('memory', 1, '96 MB')],
  'no program': ['program-missing', say('program', 1, 'absent', '/Applications/Microsoft Messenger.app', '')],
  'a link for the program': ['program-not-a-program', say('program', 1, 'link')],
  'an older program': ['program-version', say('program', 3, '5.1.1')],
  'no agent': ['agent-missing', say('agent', 1, 'no')],
  'no root certificate': [
    'anchor-missing',
    changed((lines) =>
      lines.flatMap((line) => {
        if (line[1] === ROOT.sha1) return [];
        return [line[0] === 'anchors' ? [line[0], line[1]!, '1'] : line];
      }),
    ),
  ],
  'a root without trust': [
    'anchor-not-trusted',
    changed((lines) =>
      lines.flatMap((line) => {
        if (line[0] === 'trusted') return [];
        return [line[0] === 'release' ? ['release', '10.5.8'] : line];
      }),
    ),
  ],
  'facts cut off': ['facts-truncated', changed((lines) => lines.slice(0, -4))],
  'a line of noise': ['facts-damaged', changed((lines) => [...lines.slice(0, 9), ['memory'], ...lines.slice(9)])],
  'facts of tomorrow': ['facts-of-newer-format', say('msgrctl-facts', 1, '2')],
  'the name of another': ['name-differs', say('host', 1, 'mac-elsewhere')],
  'a script of another policy': ['collected-with-other-policy', say('script', 3, 'b7'.repeat(32))],
  'no facts': ['facts-missing', changed(() => undefined)],
  'no preference file': ['preferences-missing', both(state('absent', '', ''), noFilePath())],
  'a link for the file': ['preferences-refused', state('refused', 'a link', '')],
  'no property list': ['preferences-unreadable', state('unreadable', 'it is no property list')],
  'the copy got lost': ['copy-missing', noCopy],
  'a copy of something else': ['copy-unexpected', say('preferences', 2, 'unreadable')],
  'the copy was changed': [
    'copy-not-the-original',
    (draft) => {
      draft.onTheWay = (bytes) => swapped(bytes, 'contoso.com', 'cont0so.com');
    },
  ],
  'a closed home': [
    'home-passed-over',
    changed((lines) => [...lines.slice(0, -1), ['passed-over', 'bob', 'skipped: user bob (FileVault)'], ['end']]),
  ],
  nobody: [
    'nobody',
    both(
      without(([word, , path]) => isOfUser(word, path)),
      noCopy,
    ),
  ],
};

const PLISTS: typeof SETTINGS = {
  'a file cut in half': [
    'unreadable',
    (draft) => {
      draft.onTheMac = (bytes) => bytes.subarray(0, bytes.length >> 1);
    },
  ],
  'an empty file': [
    'unreadable',
    (draft) => {
      draft.onTheMac = () => new Uint8Array();
    },
  ],
  'a list for a dictionary': [
    'not-a-dictionary',
    (draft) => {
      draft.onTheMac = () => new TextEncoder().encode('<plist version="1.0"><array/></plist>\n');
    },
  ],
};

/** Everything that is planted: more than fifty kinds, in settings, locks, systems, facts and files. */
export const FAULTS: readonly Fault[] = Object.entries({
  settings: SETTINGS,
  lock: LOCKS,
  mac: MACS,
  plist: PLISTS,
}).flatMap(([theme, faults]) =>
  Object.entries(faults).map(([name, [check, plant]]) => ({ name, check: `${theme}/${check}`, plant })),
);

function release(name: string): Plant {
  return say('release', 1, name);
}

function noFilePath(): Plant {
  return (draft) => {
    const before = draft.changeFacts;
    draft.changeFacts = (lines) => before(lines)?.filter((line) => line[2] !== FILE);
  };
}

function isOfUser(word: string | undefined, path: string | undefined): boolean {
  return word === 'user' || word === 'preferences' || (word === 'path' && !path?.startsWith('/'));
}

function twice(key: string): Plant {
  return (draft) => {
    const at = draft.preferences.findIndex(([each]) => each === key);
    draft.preferences = draft.preferences.toSpliced(at, 0, draft.preferences[at]!);
  };
}

/** The same bytes with one text for another of the same length. */
function swapped(bytes: Uint8Array, before: string, after: string): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.write(after, copy.indexOf(before), 'latin1');
  return copy;
}
