import type { CommandMeta } from '../core/command.ts';

export const diffMeta: CommandMeta = {
  name: 'diff',
  summary: 'Compare two preference files or policies in meaning: key order and format do not count, types do.',
  arguments: [
    { name: '<before>', description: 'a property list of any format, or a policy; - for standard input' },
    { name: '<after>', description: 'the same' },
  ],
  options: [
    { flags: '--format <format>', description: 'how to tell it', choices: ['human', 'json'], default: 'human' },
  ],
  examples: [
    { run: 'msgrctl diff old.plist new.plist', does: 'exit 0 if alike, 1 if not' },
    { run: 'msgrctl diff messenger.yaml alice.plist', does: 'how a Mac differs from its policy' },
  ],
};
