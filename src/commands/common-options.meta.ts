import type { OptionMeta } from '../core/command.ts';

/** What every command takes beside its own options. */
export const COMMON_OPTIONS: readonly OptionMeta[] = [
  { flags: '--color <when>', description: 'colour', choices: ['auto', 'always', 'never'], default: 'auto' },
  { flags: '--no-color', description: 'the same as --color never' },
  { flags: '-q, --quiet', description: 'no notices on stderr' },
];
