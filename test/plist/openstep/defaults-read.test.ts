import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { PlistDocument } from '../../../src/plist/document.ts';
import { readOpenStep } from '../../../src/plist/openstep/reader.ts';
import { readPlist } from '../../../src/plist/format.ts';
import { dict, plain } from './plain.ts';

const bytes = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/openstep/${name}`, import.meta.url)));
const load = (name: string): PlistDocument => readOpenStep(bytes(name));

test('what defaults printed up to Mac OS X 10.6', () => {
  expect(plain(load('defaults-read-10.4.txt').root)).toEqual(
    dict(
      ['AvailableOnFullScreen', '1'],
      ['ContactWindowLocation', '{{12, 88}, {260, 540}}'],
      ['FileTransferPath', '/Users/josé/Desktop'],
      ['LastUpdateCheck', '2006-09-12 08:30:00 +0200'],
      ['NSWindow Frame Contacts', '12 88 260 540 0 0 1440 878 '],
      ['PasswordAlias', { data: '000000000156000200000d4d6163696e746f736820484400' }],
      ['PortRangeMinSIPDynamicPort', '5350'],
      [
        'RecentServers',
        [
          'lcs01.contoso.com',
          'localhost',
          dict(['Name', 'Zürich'], ['Seen', '2006-01-02 03:04:05 -0800'], ['Weight', '0.5']),
        ],
      ],
      ['Services', dict(['Empty', dict()], ['None', []], ['SIP', dict(['Offset', '-1'])])],
    ),
  );
});

test('what defaults prints since macOS 10.15', () => {
  expect(plain(load('defaults-read-10.15.txt').root)).toEqual(
    dict(
      ['AvailableOnFullScreen', '1'],
      ['Avatar', { data: '00000000015600020000000d4d6163696e746f7368204844' }],
      ['LastUpdateCheck', '2020-04-18 03:41:24 +0000'],
      ['NSWindow Frame Contacts', '12 88 260 540 0 0 1440 878 '],
      // The doubled backslash stays: nothing tells it from one that the value has.
      ['Nickname', String.raw`Jos\U00e9`],
      ['Nothing', { data: '' }],
      ['RecentServers', ['lcs01.contoso.com', 'localhost']],
    ),
  );
});

test('data that defaults has cut', () => {
  expect(() => load('defaults-read-10.15-cut.txt')).toThrow(
    '"defaults read" has cut this data short, 136 bytes in full; give the preference file itself, or what ' +
      '"defaults export" writes (line 3, column 82)',
  );
});

test('a .strings file, in UTF-8 and in UTF-16', () => {
  const document = load('Localizable.strings');
  expect(plain(document.root)).toEqual(
    dict(
      ['Sign In', 'Anmelden'],
      ['The server "%@" does not answer.', 'Der Server „%@“ antwortet nicht.\nBitte später erneut versuchen.'],
      ['Messenger', 'Messenger'],
      ['OK', 'Gut'],
    ),
  );
  expect(document.comments.map(({ text }) => text.trim())).toEqual([
    'Title of the sign-in window',
    'Shown when the server does not answer',
    'The same in every language',
  ]);
  const utf16 = readOpenStep(Buffer.from(`\ufeff${document.text}`, 'utf16le'));
  expect(plain(utf16.root)).toEqual(plain(document.root));
});

test('a project file of Xcode', () => {
  const { root, comments } = load('project.pbxproj');
  const source = '29B97316FDCFA39411CA2CEA';
  expect(plain(root)).toEqual(
    dict(
      ['archiveVersion', '1'],
      ['classes', dict()],
      ['objectVersion', '42'],
      [
        'objects',
        dict(
          [
            '8D11072D0486CEB800E47090',
            dict(['isa', 'PBXBuildFile'], ['fileRef', source], ['settings', dict(['ATTRIBUTES', []])]),
          ],
          [
            source,
            dict(
              ['isa', 'PBXFileReference'],
              ['fileEncoding', '30'],
              ['lastKnownFileType', 'sourcecode.c.objc'],
              ['path', 'main.m'],
              ['sourceTree', '<group>'],
            ),
          ],
          [
            '0A1B2C3D4E5F60718293A4B5',
            dict(
              ['isa', 'PBXShellScriptBuildPhase'],
              ['files', []],
              ['inputPaths', ['$(SRCROOT)/version.txt']],
              ['shellPath', '/bin/sh'],
              ['shellScript', '# comment, // not one\necho "$(date)" > out.txt'],
            ),
          ],
        ),
      ],
      ['rootObject', '29B97313FDCFA39411CA2CEA'],
    ),
  );
  expect(comments[0]?.text).toBe(' !$*UTF8*$!');
});

test.each(['defaults-read-10.4.txt', 'defaults-read-10.15.txt', 'Localizable.strings', 'project.pbxproj'])(
  '%s is told from the other formats',
  (name) => {
    expect(readPlist(bytes(name)).format).toBe('openstep');
  },
);
