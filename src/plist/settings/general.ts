import { define } from './define.ts';

export const GENERAL = define({ class: 'preference', account: 'both' }, [
  {
    key: 'DoNotRunMessengerOnStartup',
    type: 'boolean',
    effect: 'Keeps Messenger from starting along with the computer when true; false lets it start.',
  },
  {
    key: 'CountryCode',
    type: 'integer',
    alsoType: 'string',
    effect: 'Country whose international calling code is used, as two characters such as US.',
    tableDefault: 'US',
    format: 'country',
    contradictions: [
      {
        about: 'type',
        readings: [
          'The table: an integer.',
          'The same row: a code of two characters whose default is US, so a string.',
        ],
      },
    ],
  },
]);
