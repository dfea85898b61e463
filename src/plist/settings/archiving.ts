import { define } from './define.ts';

/** Whether conversations may be saved on the Mac. */
export const ARCHIVING = define({ class: 'policy', account: 'both' }, [
  {
    key: 'DisallowSave',
    type: 'boolean',
    effect:
      'Forbids users to save conversations when true: the Save button, the Save and Save as Web Page menu items and the history preferences of both accounts become unavailable. It holds only while users can neither change nor remove the file, and no preference dialog shows it.',
    alsoIn: ['Disabling message archiving'],
    defaults: [
      { value: false, section: 'Disabling message archiving' },
      { value: true, section: 'Messenger for Mac preferences' },
    ],
    contradictions: [
      {
        about: 'default',
        readings: [
          'The section on archiving: the default is no, users may save.',
          'The table: the default is yes, users may not save.',
        ],
      },
    ],
  },
]);
