import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const boolean = settingsOf('boolean', 'preference', 'both');

/** Dialogs with a "do not show this again". True keeps the dialog away. */
export const ALERT_SETTINGS: readonly Setting[] = [
  boolean('DoNotShowArchivePrefChangedAlert', 'Leaves out the dialog that the options for archiving have changed.'),
  boolean('DoNotShowBlockAlert', 'Leaves out the dialog after a contact has been blocked.'),
  boolean('DoNotShowCloseContactListAlert', 'Leaves out the dialog after the contact list has been closed.'),
  boolean('DoNotShowDropOutOfIMAlert', 'Leaves out the dialog when somebody leaves a conversation.'),
  boolean('DoNotShowOpenFileAlert', 'Leaves out the dialog before a link in a message is opened.'),
  boolean('DoNotShowUnblockAlert', 'Leaves out the dialog after a contact has been unblocked.'),
  boolean('DoNotShowVirusAlert', 'Leaves out the warning of viruses before a file is received.'),
];
