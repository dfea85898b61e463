import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const boolean = settingsOf('boolean', 'preference', 'both');
const sound = settingsOf('string', 'preference', 'both');

/** What announces itself, with a message, a sound or the icon in the Dock. Keys that begin with Hide or Dont are negatives. */
export const NOTIFICATION_SETTINGS: readonly Setting[] = [
  boolean('BounceOnlyOnce', 'Bounces the Dock icon once for a new message; false bounces it until the user looks.'),
  boolean('DontBounceDockIcon', 'Keeps the Dock icon still when a message arrives.'),
  boolean('HideContactOnlineToasts', 'Shows no message when a contact comes online.'),
  settingsOf('boolean', 'preference', 'personal')('HideEmailAlerts', 'Shows no message when mail arrives.'),
  boolean('HideInternetAlerts', 'Shows no message about a new instant message while Messenger is not in front, or its window is minimised or behind the history.', {
    contradictions: [
      { about: 'meaning', readings: ['the table speaks of new instant messages', 'the name speaks of the Internet'] },
    ],
  }),
  sound('ContactOnlineSound', 'Names the sound for a contact who comes online.', { format: 'sound' }),
  sound('NewAlertSound', 'Names the sound for a message of the program.', { format: 'sound' }),
  settingsOf('string', 'preference', 'personal')('NewMailSound', 'Names the sound for new mail.', { format: 'sound' }),
  sound('NewMessageSound', 'Names the sound for a new instant message.', { format: 'sound' }),
  boolean('SuppressContactSounds', 'Plays no sound for anything.', {
    contradictions: [
      { about: 'meaning', readings: ['the table says all notifications', 'the name says contacts'] },
    ],
  }),
];
