import type { CommandMeta } from '../core/command.ts';

export const explainMeta: CommandMeta = {
  name: 'explain',
  summary: 'Explain a check or a setting: what, why, what to do, and who says so.',
  arguments: [{ name: '[subject]', description: 'the id of a check, or the key of a setting' }],
  options: [{ flags: '--list', description: 'list every check' }],
  examples: [
    { run: 'msgrctl explain settings/port-range-too-small', does: 'a check' },
    { run: 'msgrctl explain DisallowSave', does: 'a setting' },
    { run: 'msgrctl explain --list', does: 'every check with its severity' },
  ],
};
