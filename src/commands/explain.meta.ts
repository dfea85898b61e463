import type { CommandMeta } from '../core/command.ts';

export const explainMeta: CommandMeta = {
  name: 'explain',
  summary: 'Explain a topic, what a user sees, a check or a setting: what, why, what to do, and who says so.',
  details: [
    'What a user saw may be told in his own words. Without a subject it lists topics and symptoms.',
    '--list names all that there is; topics, symptoms, checks or settings after it those alone, and any other words those that have them.',
  ],
  arguments: [
    { name: '[subject...]', description: 'a topic, a symptom, the id of a check, or the key of a setting' },
  ],
  options: [
    { flags: '--list', description: 'list everything that can be explained, or what of it has these words' },
    { flags: '--format <format>', description: 'how to tell it', choices: ['human', 'json'], default: 'human' },
  ],
  examples: [
    { run: 'msgrctl explain kerberos', does: 'a topic' },
    { run: 'msgrctl explain temporarily unavailable', does: 'what a user reads, and why' },
    { run: 'msgrctl explain settings/port-range-too-small', does: 'a check' },
    { run: 'msgrctl explain DisallowSave', does: 'a setting' },
    { run: 'msgrctl explain --list', does: 'everything there is' },
    { run: 'msgrctl explain --list checks clock', does: 'the checks that speak of clocks' },
  ],
};
