import type { Setting } from '../../src/plist/settings/setting.ts';
import { settingsMarkdown } from '../../src/report/setting.ts';

export function settingsPage(settings: readonly Setting[]): string {
  return [
    '# Settings of com.microsoft.Messenger.plist\n',
    `All ${settings.length} keys that the *Messenger:mac 6.0 Deployment Guide* documents, generated from the catalogue in ` +
      '`src/plist/settings/`. Where the guide contradicts itself, every reading is kept.\n',
    'Classes: **policy** decides how the account connects, signs in or archives; **preference** is a taste that an admin may ' +
      'preset; **state**, **cache** and **identity** belong to one Mac or one user; **inert** keys do nothing on a Mac.\n',
    settingsMarkdown(settings),
  ].join('\n');
}
