import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const boolean = settingsOf('boolean', 'preference', 'both');

/** When the status changes by itself, and how the program starts. */
export const PRESENCE_SETTINGS: readonly Setting[] = [
  settingsOf('integer', 'preference', 'both')(
    'AutoidleDelay',
    'Sets the status to away after so many minutes without input.',
    {
      table: 5,
      unit: 'minutes',
      range: { min: 1, max: 1440 },
    },
  ),
  boolean('AvailableOnFullScreen', 'Sets the status to busy while another application fills the screen.', {
    contradictions: [
      {
        about: 'meaning',
        readings: ['the table says that it sets the status to busy', 'the name says that the user stays available'],
      },
    ],
  }),
  boolean('DoNotRunMessengerOnStartup', 'Keeps Messenger from starting with the computer.'),
  boolean('DontAutoldle', 'Keeps the status from changing to away by itself.', {
    table: true,
    aliases: [
      {
        name: 'DontAutoIdle',
        why: 'the guide prints a small L where the word Idle wants a capital I; which of the two the program reads is unproven',
      },
    ],
    contradictions: [
      {
        about: 'name',
        readings: ['the table prints DontAutoldle, with a small L', 'the word is most likely Idle, with a capital I'],
      },
      {
        about: 'default',
        readings: [
          'the table says true: the status never changes by itself',
          'the table gives AutoidleDelay a default of 5 minutes, which would then never count',
        ],
      },
    ],
  }),
  boolean('GlobalStatusSync', 'Keeps the status of the personal and the corporate account the same.', {
    table: true,
  }),
];
