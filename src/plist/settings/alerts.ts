import { define } from './define.ts';

/** Warnings with "do not show again": true is what the user gets by ticking it. */
export const ALERTS = define({ type: 'boolean', class: 'preference', account: 'both' }, [
  {
    key: 'DoNotShowArchivePrefChangedAlert',
    effect: 'Stops the warning that the options for archiving messages have changed when true.',
  },
  {
    key: 'DoNotShowBlockAlert',
    effect: 'Stops the message after a contact was blocked when true.',
  },
  {
    key: 'DoNotShowCloseContactListAlert',
    effect: 'Stops the message after the contact list was closed when true.',
  },
  {
    key: 'DoNotShowDropOutOfIMAlert',
    effect: 'Stops the message about a user who leaves a conversation when true.',
  },
  {
    key: 'DoNotShowOpenFileAlert',
    effect: 'Stops the warning about opening a hyperlink when true; in spite of its name it is not about files.',
    contradictions: [
      {
        about: 'meaning',
        readings: ['The name: an alert about opening a file.', 'The table: a message about launching a hyperlink.'],
      },
    ],
  },
  {
    key: 'DoNotShowUnblockAlert',
    effect: 'Stops the message after a contact was unblocked when true.',
  },
  {
    key: 'DoNotShowVirusAlert',
    effect:
      'Stops the warning that received files may carry a virus when true. The program then says no more about that danger.',
  },
]);
