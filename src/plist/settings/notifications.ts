import { define } from './define.ts';

/** What appears on the screen and in the Dock when something happens. */
export const NOTIFICATIONS = define({ type: 'boolean', class: 'preference', account: 'both' }, [
  {
    key: 'DontBounceDockIcon',
    effect: 'Keeps the icon in the Dock still when an instant message arrives; false lets it bounce.',
  },
  {
    key: 'BounceOnlyOnce',
    effect:
      'Lets the icon in the Dock bounce once for an instant message, by its name when true, or on and on. Without effect while DontBounceDockIcon is true.',
  },
  {
    key: 'HideContactOnlineToasts',
    effect: 'Suppresses the note that a contact has come online when true.',
  },
  {
    key: 'HideEmailAlerts',
    effect: 'Suppresses the note that new e-mail has arrived when true.',
  },
  {
    key: 'HideInternetAlerts',
    effect:
      'Suppresses the note that an instant message has arrived when true; it has nothing to do with the internet. When exactly, the guide leaves open.',
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name: alerts from the internet.',
          'The table, read one way: the note is suppressed in three situations only, when a message or history window is in front, when Messenger is not the front program, or when the message window is minimized.',
          'The table, read the other way: those are the situations in which the note appears at all, and the key suppresses it.',
        ],
      },
    ],
  },
]);
