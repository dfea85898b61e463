import { spawnSync } from 'node:child_process';
import { changes, makeMac, type Mac, type MacOptions, type Tree } from '../mac/mac.ts';

export const PREFERENCES = 'Library/Preferences/Microsoft';
export const DATA = 'Documents/Microsoft User Data';
export const PLIST = `${PREFERENCES}/com.microsoft.Messenger.plist`;

/** A policy for scripts; `lock` as in archiving.lock. */
export function policy(lock: 'none' | 'file' | 'enforce', more = ''): string {
  return `msgrctl: 1
organization: Northwind
connection: { mode: manual, server: sip.northwind.test, transport: tcp, ports: { min: 5100, max: 5119 } }
archiving: { save: deny, lock: ${lock} }
settings: { HideEmoticons: true, FileTransferPath: "/Users/Shared/a\\nb" }
${more}`;
}

/** What a user's file holds before msgrctl comes, with keys that no policy names and values of every type. */
export const OWN_KEYS = {
  DisallowSave: false,
  ContactWindowSize: '300, 600',
  HideEmoticons: false,
  Nested: { DisallowSave: 'not this one', List: [1, 'two\nlines', true] },
  InstantMessageTextStyles: { data: 'AAECAwQ=' },
  'odd <key> & "sign"': 'ü',
};

/** The bytes of OWN_KEYS as this release would have written them: XML on 10.3, binary from 10.4 on. */
export function ownPlist(format: 'xml' | 'binary'): Buffer {
  const python = `
import sys, json, plistlib, base64
def typed(v):
    if isinstance(v, dict): return base64.b64decode(v['data']) if list(v) == ['data'] else {k: typed(x) for k, x in v.items()}
    if isinstance(v, list): return [typed(x) for x in v]
    return v
fmt = plistlib.FMT_XML if sys.argv[1] == 'xml' else plistlib.FMT_BINARY
sys.stdout.buffer.write(plistlib.dumps(typed(json.load(sys.stdin)), fmt=fmt))`;
  const { stdout, status, stderr } = spawnSync('/usr/bin/python3', ['-c', python, format], {
    input: JSON.stringify(OWN_KEYS),
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

/** A Mac whose users have used Messenger and Office for a while. */
export async function livedInMac(options: MacOptions): Promise<Mac> {
  const mac = await makeMac({ application: true, ...options });
  for (const user of options.users ?? [
    { name: 'alice', uid: 501 },
    { name: 'bob', uid: 502 },
  ]) {
    if (user.makeHome === false) continue;
    liveIn(mac, user.home ?? `/Users/${user.name}`, user.uid);
  }
  return mac;
}

export function liveIn(mac: Mac, home: string, uid: number): void {
  const own = { uid, gid: 20, mode: 0o600 };
  const folder = { uid, gid: 20, mode: 0o700 };
  const put = (path: string, content: string | Buffer): void => mac.write(`${home}/${path}`, content, own);
  for (const path of [PREFERENCES, DATA]) mac.mkdir(`${home}/${path}`, folder);
  put(PLIST, ownPlist(mac.release === '10.3' ? 'xml' : 'binary'));
  put(`${PREFERENCES}/com.microsoft.AlertsDaemon.plist`, ownPlist('xml'));
  put(`${PREFERENCES}/com.microsoft.Word.plist`, 'not ours');
  put(`${PREFERENCES}/OLE Registration Database 11`, 'not ours');
  for (const name of ['Messenger Corporate Data', 'Microsoft Messenger Data', 'Microsoft Messenger History']) {
    mac.mkdir(`${home}/${DATA}/${name}`, folder);
    put(`${DATA}/${name}/file of ${uid}`, `${name} of ${uid}`);
  }
  mac.mkdir(`${home}/${DATA}/Office 2004 Identities`, folder);
  put(`${DATA}/Office 2004 Identities/Database`, 'mail, not ours');
  put('Documents/letter.txt', 'not ours');
}

/** The paths that changed, without those that a script may touch. */
export function outside(before: Tree, after: Tree, allowed: readonly RegExp[]): string[] {
  return changes(before, after)
    .filter(({ path }) => !allowed.some((pattern) => pattern.test(path)))
    .map(({ path, what }) => `${what} ${path}`);
}

const HOME = String.raw`^/Users/(?:[^/]+/){1,2}`;
const PREFS = String.raw`Library/Preferences/Microsoft`;

/** What each script may change, as DESIGN and the guide have it: nothing but this. */
export const ALLOWED: { readonly [script: string]: readonly RegExp[] } = {
  configure: [
    new RegExp(`${HOME}${PREFS}$`),
    new RegExp(`${HOME}${PREFS}/com\\.microsoft\\.Messenger\\.plist$`),
    /^\/Library\/Application Support\/msgrctl(?:\/|$)/,
    /^\/Library\/LaunchDaemons\/msgrctl\.messenger\.plist$/,
    /^\/private\/var\/root\/Library\/Preferences\/com\.apple\.loginwindow\.plist$/,
  ],
  uninstall: [
    new RegExp(`${HOME}${PREFS}/com\\.microsoft\\.(?:Messenger|AlertsDaemon)\\.plist$`),
    new RegExp(`${HOME}${DATA}/(?:Messenger Corporate Data|Microsoft Messenger Data)(?:/|$)`),
    new RegExp(`${HOME}Documents/Messenger Backup [-0-9 ]+(?:/|$)`),
    /^\/Library\/Messenger Backup [-0-9 ]+(?:\/|$)/,
    /^\/Applications\/Microsoft Messenger\.app(?:\/|$)/,
    /^\/Library\/Application Support\/msgrctl(?:\/|$)/,
    /^\/Library\/LaunchDaemons\/msgrctl\.messenger\.plist$/,
    /^\/private\/var\/root\/Library\/Preferences\/com\.apple\.loginwindow\.plist$/,
  ],
};
