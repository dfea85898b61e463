import type { Host } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';
import { preferencesOf } from '../plist/managed/payload.ts';
import { recognise } from '../plist/managed/recognise.ts';
import type { PlistDict, PlistValue } from '../plist/value.ts';

/** Refuses what is about preference files without being one: settings put beside its own keys would mean nothing. */
export function refuseManaged(name: string, root: PlistValue): void {
  const managed = recognise(root);
  if (!managed) return;
  const hint = `Take Messenger's settings out of it first: msgrctl convert --extract -o old.plist ${name}`;
  throw cannot(
    `${name} is a ${managed.what}, not a preference file`,
    managed.settings.length > 0 ? hint : 'It holds no settings of Messenger.',
  );
}

/** The settings of Messenger that managed preferences hold, as a preference file has them. */
export function extracted(name: string, root: PlistValue, host: Host): PlistDict {
  const managed = recognise(root);
  if (!managed) throw cannot(`${name} is neither a configuration profile nor MCX`, 'Leave --extract out.');
  if (managed.settings.length === 0) {
    const others = managed.domains.join(', ');
    throw cannot(
      `the ${managed.what} ${name} holds no settings of Messenger`,
      others === '' ? undefined : `It is for ${others}.`,
    );
  }
  if (!host.quiet) {
    const count = (wanted: string): number => managed.settings.filter(({ frequency }) => frequency === wanted).length;
    host.stderr.write(
      `msgrctl: took ${managed.settings.length} settings out of the ${managed.what}; ` +
        `${count('always')} were set always, ${count('often')} often, ${count('once')} once\n`,
    );
  }
  return preferencesOf(managed);
}
