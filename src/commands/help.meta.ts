import type { CommandMeta } from '../core/command.ts';

export const helpMeta: CommandMeta = {
  name: 'help',
  summary: 'Show the help of a command, or one of the topics environment, exit-codes and formats.',
  arguments: [{ name: '[topic...]', description: 'a command (check signin, too) or a topic' }],
  options: [],
  examples: [
    { run: 'msgrctl help check signin', does: 'the same as msgrctl check signin --help' },
    { run: 'msgrctl help exit-codes', does: 'what they mean' },
    { run: 'msgrctl help formats', does: 'what each format is, and which command writes it' },
  ],
};
