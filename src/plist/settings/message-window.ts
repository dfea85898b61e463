import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const boolean = settingsOf('boolean', 'preference', 'both');

/** What a conversation looks like, and where received files go. */
export const MESSAGE_WINDOW_SETTINGS: readonly Setting[] = [
  settingsOf('integer', 'preference', 'both')('CountryCode', 'Chooses the country whose international calling code is used.', {
    alsoType: 'string',
    table: 'US',
    format: 'country',
    contradictions: [
      { about: 'type', readings: ['the table types it as an integer', 'it describes a code of two characters and gives US as the default'] },
    ],
  }),
  settingsOf('boolean', 'state', 'both')('FileSaveLocIsNetShare', 'Remembers that the folder for received files is on a network volume.'),
  settingsOf('string', 'preference', 'both')('FileTransferPath', 'Gives the full path of the folder for received files.', { format: 'path' }),
  boolean('HideCustomEmoticons', "Shows no emoticons of the senders' own making."),
  boolean('HideDisplayPictureDrawer', 'Leaves the drawer with the pictures closed when a message window opens.'),
  boolean('HideEmoticons', 'Shows received emoticons as the characters that were typed.'),
  boolean('HideInlineDisplayPictures', 'Shows no pictures of people beside their messages.'),
  boolean('HideTimeStamp', 'Shows no time beside messages.'),
  settingsOf('data', 'state', 'both')('InstantMessageTextStyles', 'Holds the text styles of messages, in a format of the program’s own.'),
];
