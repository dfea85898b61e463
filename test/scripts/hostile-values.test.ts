import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { changes, macTest, RELEASES, SHELLS } from '../mac/mac.ts';
import { emitted } from './emitted.ts';
import { livedInMac, PLIST } from './fleet.ts';

const PIECES = [
  "'",
  '"',
  '\\',
  '$',
  '`',
  '$(touch /owned)',
  '`touch /owned`',
  ';touch /owned;',
  '\n',
  '\n\t<key>DisallowSave</key>\n\t<false/>\n',
  '\nbob\n',
  '\t',
  '\r',
  '&',
  '<',
  '>',
  '</string>',
  '&lt;',
  '&#10;',
  '|',
  '*',
  '?',
  '~',
  '!',
  '{',
  '}',
  '%s',
  '-n',
  ' ',
  'é',
  '😀',
  '\u007f',
  'END_OF_USAGE\n',
  '#',
  '=',
  'a',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
  // What XML cannot hold is refused with the policy; what is nothing but white space, too.
  .filter((text) => /\S/.test(text) && !/[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/.test(text) && text.isWellFormed());
// XML makes a line feed of a carriage return, and plistlib, which stands in for plutil here, writes it bare.
const setting = hostile.map((text) => text.replaceAll('\r', ' x'));
const values = fc.record({ organization: hostile, server: setting, path: setting, sound: setting, source: hostile });

let runs = 0;
afterAll(() => console.log(`hostile policies: ${runs} runs of scripts`));

for (const [i, shell] of SHELLS.entries()) {
  const release = RELEASES[i % RELEASES.length]!;
  macTest(`the values of a hostile policy are text (${shell} on ${release})`, { timeout: 300_000 }, async () => {
    await using mac = await livedInMac({ release, users: [{ name: 'alice', uid: 501 }] });
    const before = await mac.tree();
    await fc.assert(
      fc.asyncProperty(values, async ({ organization, server, path, sound, source }) => {
        const policy = JSON.stringify({
          msgrctl: 1,
          organization,
          connection: { mode: 'manual', server, transport: 'tls' },
          archiving: { save: 'deny' },
          settings: { FileTransferPath: path, NewAlertSound: sound },
          install: { source },
        });
        const configured = await mac.run(await emitted('configure', policy), ['--yes'], { shell });
        expect([configured.code, configured.refused, configured.stderr]).toEqual([0, [], '']);
        expect(await mac.plist(`/Users/alice/${PLIST}`)).toMatchObject({
          DisallowSave: true,
          RTCServerAddress: server,
          FileTransferPath: path,
          NewAlertSound: sound,
        });
        const version = await mac.run(await emitted('uninstall', policy), ['--version'], { shell });
        expect([version.code, version.stdout.trimEnd().split('\n').length]).toEqual([0, 3]);
        for (const name of ['install', 'install-point', 'preflight']) {
          // Whether such a source is any good is for the script to say; that it runs nothing of it is seen below.
          const tried = await mac.run(await emitted(name, policy), ['--dry-run'], { shell });
          expect([0, 1, 2, 3, 5]).toContain(tried.code);
          expect(tried.refused).toEqual([]);
          expect([
            name,
            tried.stderr,
            [...(await mac.tree()).keys()].filter((file) => file.startsWith('/private/tmp/m')),
          ]).toEqual([name, tried.stderr, []]);
        }
        runs += 5;
        const touched = changes(before, await mac.tree()).map((change) => change.path);
        expect(touched.filter((file) => file !== `/Users/alice/${PLIST}`)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
}
