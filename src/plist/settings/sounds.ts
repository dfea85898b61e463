import { define } from './define.ts';

/** Which sounds are played, and whether. */
export const SOUNDS = define({ type: 'string', class: 'preference', account: 'both' }, [
  {
    key: 'ContactOnlineSound',
    effect: 'Names the sound for a contact who comes online.',
    format: 'sound',
  },
  {
    key: 'NewAlertSound',
    effect: 'Names the sound for a note that appears on the screen; instant messages have NewMessageSound.',
    format: 'sound',
  },
  {
    key: 'NewMailSound',
    effect: 'Names the sound for e-mail that arrives.',
    format: 'sound',
  },
  {
    key: 'NewMessageSound',
    effect: 'Names the sound for an instant message that arrives.',
    format: 'sound',
  },
  {
    key: 'SuppressContactSounds',
    type: 'boolean',
    effect: 'Silences all notifications when true, not only those about contacts, if the description is right.',
    contradictions: [
      {
        about: 'meaning',
        readings: ['The name: the sounds for contacts.', 'The table: the sounds for notifications of any kind.'],
      },
    ],
  },
]);
