import { atLeast, define } from './define.ts';
import type { Contradiction } from './setting.ts';

const IDLE: Contradiction = {
  about: 'default',
  readings: [
    'The table: DontAutoldle is true by default, so the status never changes to away by itself.',
    'The table: AutoidleDelay is 5 by default, so the status changes to away after five minutes.',
  ],
};

/** Which status others see. */
export const STATUS = define({ class: 'preference', account: 'both' }, [
  {
    key: 'AutoidleDelay',
    type: 'integer',
    effect: 'Minutes until an idle user is shown as away. Without effect while DontAutoldle is true.',
    tableDefault: 5,
    unit: 'minutes',
    range: atLeast(1),
    contradictions: [IDLE],
  },
  {
    key: 'DontAutoldle',
    type: 'boolean',
    effect: 'Keeps the status from changing to away by itself when true; false lets AutoidleDelay count.',
    tableDefault: true,
    aliases: [{ name: 'DontAutoIdle', why: 'the guide prints a small L where a capital I makes the word "Idle"' }],
    contradictions: [
      {
        about: 'name',
        readings: [
          'The table: DontAutoldle, with a small L.',
          'The description, which is about going idle: DontAutoIdle, with a capital I.',
          'The sister key AutoidleDelay, with a small i: DontAutoidle would match it.',
        ],
      },
      IDLE,
    ],
  },
  {
    key: 'AvailableOnFullScreen',
    type: 'boolean',
    effect:
      'Shows the user as busy while another program fills the screen, if the description is right; the name says the opposite.',
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name: true keeps the user available while another program fills the screen.',
          'The table: the status is set to busy while another program fills the screen.',
        ],
      },
    ],
  },
  {
    key: 'GlobalStatusSync',
    type: 'boolean',
    effect:
      'Gives both accounts the same status when true: who is busy in one is busy in the other. False lets them differ.',
    tableDefault: true,
  },
]);
