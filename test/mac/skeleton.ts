/** What lies on a fresh pretend Mac: the folders and files of the system that scripts look at, and the users' homes. */
import { symlinkSync } from 'node:fs';
import { COMMANDS } from './commands.ts';
import { putFile, putFolder, type Attributes } from './files.ts';
import { keychain, PRETEND_ROOTS } from './keychain.ts';
import type { MacUser, Person } from './people.ts';
import { isBetween, VERSIONS, type Release } from './releases.ts';
import { wrapper } from './wrapper.ts';

const ROOT_ADMIN: Attributes = { uid: 0, gid: 80, mode: 0o775 };

/** Path and attributes, parents first. */
function folders(release: Release): readonly (readonly [string, Attributes?])[] {
  return [
    ['/Applications', ROOT_ADMIN],
    ['/Library', { gid: 80, mode: 0o1775 }],
    ['/Library/Keychains'],
    ['/Library/Logs', { gid: 80, mode: 0o775 }],
    ['/Library/Preferences', { gid: 80, mode: 0o775 }],
    ['/Library/Receipts', { gid: 80, mode: 0o775 }],
    ['/Library/StartupItems'],
    ...(isBetween(release, '10.4') ? ([['/Library/LaunchAgents'], ['/Library/LaunchDaemons']] as const) : []),
    ['/Library/Application Support', ROOT_ADMIN],
    ['/Network'],
    ['/System'],
    ['/System/Library'],
    ['/System/Library/CoreServices'],
    ['/System/Library/Keychains'],
    ['/System/Library/PrivateFrameworks'],
    ...(isBetween(release, '10.3', '10.3')
      ? ([
          ['/System/Library/PrivateFrameworks/NetworkConfig.framework'],
          ['/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources'],
        ] as const)
      : []),
    ['/Users'],
    ['/Users/Shared', { mode: 0o1777 }],
    ['/Volumes', { gid: 80, mode: 0o1777 }],
    ['/bin'],
    ['/sbin'],
    ['/private'],
    ['/private/etc'],
    ['/private/tmp', { mode: 0o1777 }],
    ['/private/var'],
    ['/private/var/db'],
    ['/private/var/empty'],
    ['/private/var/log'],
    ['/private/var/root', { mode: 0o750 }],
    ['/private/var/root/Library', { mode: 0o700 }],
    ['/private/var/root/Library/Preferences', { mode: 0o700 }],
    ['/private/var/run', { gid: 1, mode: 0o775 }],
    ['/private/var/tmp', { mode: 0o1777 }],
    ['/usr/bin'],
    ['/usr/libexec'],
    ...(isBetween(release, '10.5') ? ([['/usr/libexec/ApplicationFirewall']] as const) : []),
    ['/usr/sbin'],
  ];
}

/** System accounts alone: people are in the directory, not here. */
const PASSWD = `##
# User Database
# Note that this file is consulted when the system is running in single-user mode.
##
nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false
root:*:0:0:System Administrator:/var/root:/bin/sh
daemon:*:1:1:System Services:/var/root:/usr/bin/false
www:*:70:70:World Wide Web Server:/Library/WebServer:/usr/bin/false
`;

const GROUP = `nobody:*:-2:
wheel:*:0:root
daemon:*:1:root
staff:*:20:root
www:*:70:
admin:*:80:root
`;

export function furnish(root: string, release: Release, version: string): void {
  for (const [path, attributes] of folders(release)) putFolder(root + path, attributes);
  for (const name of ['etc', 'tmp', 'var']) symlinkSync(`private/${name}`, `${root}/${name}`);
  symlinkSync('/.mac/shell/sh', `${root}/bin/sh`);
  symlinkSync('/.mac/host/bin/bash', `${root}/bin/bash`);
  putFile(`${root}/private/etc/passwd`, PASSWD);
  putFile(`${root}/private/etc/group`, GROUP);
  putFile(`${root}/private/etc/hosts`, '127.0.0.1\tlocalhost\n255.255.255.255\tbroadcasthost\n');
  const build = version === VERSIONS[release].version ? VERSIONS[release].build : '8A428';
  putFile(`${root}/.mac/version`, `${version} ${build}\n`);
  putFile(`${root}/System/Library/CoreServices/SystemVersion.plist`, systemVersion(version, build));
  keychains(root, release);
  commands(root, release);
}

function systemVersion(version: string, build: string): string {
  const keys = {
    ProductBuildVersion: build,
    ProductName: 'Mac OS X',
    ProductUserVisibleVersion: version,
    ProductVersion: version,
  };
  const lines = Object.entries(keys).map(([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>\n`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
    `<plist version="1.0">\n<dict>\n${lines.join('')}</dict>\n</plist>\n`
  );
}

/** X509Anchors is root:admin 664 on 10.3 [SEC]. */
function keychains(root: string, release: Release): void {
  const anchors = release === '10.3' ? { gid: 80, mode: 0o664 } : { mode: 0o644 };
  putFile(`${root}/System/Library/Keychains/X509Anchors`, keychain(PRETEND_ROOTS), anchors);
  if (isBetween(release, '10.5')) putFile(`${root}/Library/Keychains/System.keychain`, keychain([]));
}

const texts = new Map<string, string>();

/** The wrappers lie in the harness's own volume, so that a small start-up volume is not full of them. */
function commands(root: string, release: Release): void {
  for (const command of COMMANDS) {
    if (!isBetween(release, command.from, command.until)) continue;
    const key = `${release} ${command.name}`;
    const text = texts.get(key) ?? wrapper(command, release);
    texts.set(key, text);
    const file = `/.mac/commands/${command.name}`;
    putFile(root + file, text, { mode: 0o755 });
    symlinkSync(file, `${root}${command.folder}/${command.name}`);
  }
}

const HOME_FOLDERS = [
  '',
  '/Desktop',
  '/Documents',
  '/Documents/Microsoft User Data',
  '/Library',
  '/Library/Keychains',
  '/Library/Preferences',
  '/Library/Preferences/Microsoft',
];

export function home(path: string, user: MacUser, { uid, gid }: Person): void {
  const owner = user.homeOwner ?? uid;
  for (const folder of HOME_FOLDERS)
    putFolder(path + folder, { uid: owner, gid, mode: folder === '' ? 0o755 : 0o700 });
}

/** Microsoft Messenger 6.0 as far as a script can tell. */
export function application(root: string): void {
  const bundle = `${root}/Applications/Microsoft Messenger.app`;
  for (const folder of [
    '',
    '/Contents',
    '/Contents/MacOS',
    '/Contents/Resources',
    '/Contents/Frameworks',
    '/Contents/Frameworks/Microsoft.framework',
    '/Contents/Frameworks/Microsoft.framework/Versions',
    '/Contents/Frameworks/Microsoft.framework/Versions/A',
  ]) {
    putFolder(bundle + folder, ROOT_ADMIN);
  }
  const file = (path: string, text: string, mode: number): void => {
    putFile(`${bundle}/Contents/${path}`, text, { gid: 80, mode });
  };
  file(
    'Info.plist',
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
      '<plist version="1.0">\n<dict>\n' +
      '\t<key>CFBundleExecutable</key>\n\t<string>Microsoft Messenger</string>\n' +
      '\t<key>CFBundleIdentifier</key>\n\t<string>com.microsoft.Messenger</string>\n' +
      '\t<key>CFBundleName</key>\n\t<string>Messenger</string>\n' +
      '\t<key>CFBundlePackageType</key>\n\t<string>APPL</string>\n' +
      '\t<key>CFBundleShortVersionString</key>\n\t<string>6.0.0</string>\n' +
      '\t<key>CFBundleVersion</key>\n\t<string>6.0.0</string>\n' +
      '</dict>\n</plist>\n',
    0o664,
  );
  file('PkgInfo', 'APPLMSGR', 0o664);
  file('MacOS/Microsoft Messenger', '#!/bin/sh\nexit 0\n', 0o775);
  file('Resources/Messenger.icns', 'icns', 0o664);
  file('Frameworks/Microsoft.framework/Versions/A/Microsoft', 'library', 0o775);
  symlinkSync('A', `${bundle}/Contents/Frameworks/Microsoft.framework/Versions/Current`);
  symlinkSync('Versions/Current/Microsoft', `${bundle}/Contents/Frameworks/Microsoft.framework/Microsoft`);
}
