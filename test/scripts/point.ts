import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export const BUNDLE = 'Microsoft Messenger.app';

/** A program as it comes out of its disk image: with names that a careless script stumbles over. */
export function makeBundle(folder: string, version = '6.0.3', name = BUNDLE): string {
  const bundle = join(folder, name);
  const put = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(join(bundle, path)), { recursive: true });
    writeFileSync(join(bundle, path), text);
    chmodSync(join(bundle, path), mode);
  };
  put(
    'Contents/Info.plist',
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleExecutable</key>
	<string>Microsoft Messenger</string>
	<key>CFBundleShortVersionString</key>
	<string>${version}</string>
</dict>
</plist>
`,
  );
  put('Contents/PkgInfo', 'APPLMSGR');
  put('Contents/MacOS/Microsoft Messenger', `#!/bin/sh\n# ${version}\nexit 0\n`, 0o755);
  put('Contents/Resources/English.lproj/a (copy)= b.nib', `${version} nib`);
  put('Contents/Resources/$(touch owned) `touch owned`', 'a');
  put("Contents/Resources/it's -rf; * ~ # %s", 'b');
  put('Contents/Resources/-n', 'c');
  put('Contents/Resources/empty', '');
  put('Contents/Resources/big.icns', `${version} icon`.repeat(2000));
  mkdirSync(join(bundle, 'Contents/Plug-ins'));
  mkdirSync(join(bundle, 'Contents/Frameworks/M.framework/Versions/A'), { recursive: true });
  put('Contents/Frameworks/M.framework/Versions/A/M', `${version} library`, 0o755);
  symlinkSync('A', join(bundle, 'Contents/Frameworks/M.framework/Versions/Current'));
  symlinkSync('Versions/Current/M', join(bundle, 'Contents/Frameworks/M.framework/M'));
  symlinkSync('../../Resources', join(bundle, 'Contents/Frameworks/M.framework/Resources'));
  return bundle;
}

/** What a list of checksums says of a bundle, made here in another way than the scripts make it. */
export function listOf(bundle: string): string {
  const sums: [path: string, line: string][] = [];
  const comments: [path: string, line: string][] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(bundle, folder))) {
      const path = join(folder, name);
      const here = join(bundle, path);
      const stat = lstatSync(here);
      if (stat.isSymbolicLink()) comments.push([path, `# link  ${path}\t${readlinkSync(here)}`]);
      else if (stat.isDirectory()) {
        comments.push([path, `# folder  ${path}`]);
        walk(path);
      } else {
        sums.push([path, `${sha1(readFileSync(here))}  ${path}`]);
        if ((stat.mode & 0o111) !== 0) comments.push([path, `# executable  ${path}`]);
      }
    }
  };
  walk('');
  return ['# msgrctl checksums 1', ...inOrder(sums), ...inOrder(comments), ''].join('\n');
}

function inOrder(lines: readonly [path: string, line: string][]): string[] {
  return lines.toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(([, line]) => line);
}

export function sha1(bytes: string | Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder of the host with the program and its list, as install-point leaves it. */
export function makePoint(version = '6.0.3', below = ''): { readonly folder: string; readonly point: string } {
  const folder = mkdtempSync(join(tmpdir(), 'point-'));
  folders.push(folder);
  const point = join(folder, below);
  mkdirSync(point, { recursive: true });
  chmodSync(folder, 0o755);
  makeBundle(point, version);
  writeFileSync(join(point, `${BUNDLE}.sha1`), listOf(join(point, BUNDLE)));
  return { folder, point };
}

export function copyTree(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** The work for 1, 2 ... count, some of it at a time. */
export async function together(count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 1;
  const worker = async (): Promise<void> => {
    while (next <= count) await work(next++);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
