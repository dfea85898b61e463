import type { CommandMeta } from '../core/command.ts';

export const explainMeta: CommandMeta = {
  name: 'explain',
  summary: 'Explain a topic, what a user sees, a check or a setting: what, why, what to do, and who says so.',
  details: ['Without a subject it lists topics and symptoms. What a user saw may be told in his own words.'],
  arguments: [
    { name: '[subject...]', description: 'a topic, a symptom, the id of a check, or the key of a setting' },
  ],
  options: [
    { flags: '--list', description: 'list everything that can be explained' },
    { flags: '--format <format>', description: 'how to list', choices: ['human', 'json'], default: 'human' },
  ],
  examples: [
    { run: 'msgrctl explain kerberos', does: 'a topic' },
    { run: 'msgrctl explain temporarily unavailable', does: 'what a user reads, and why' },
    { run: 'msgrctl explain settings/port-range-too-small', does: 'a check' },
    { run: 'msgrctl explain DisallowSave', does: 'a setting' },
    { run: 'msgrctl explain --list', does: 'everything there is' },
  ],
};
