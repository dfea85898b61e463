import type { CommandMeta } from '../core/command.ts';

export const completionMeta: CommandMeta = {
  name: 'completion',
  summary: 'Print a script that makes a shell complete commands, options, checks, settings and templates.',
  details: [
    'It goes where the shell looks for it, or into its start-up file; docs/shell.md has a line for each shell. The script knows all names by itself and does not run msgrctl, so print it anew after an update, or let the shell do that as docs/shell.md shows.',
  ],
  arguments: [{ name: '<shell>', description: 'which shell', choices: ['bash', 'zsh', 'fish'] }],
  options: [],
  examples: [
    { run: 'eval "$(msgrctl completion bash)"', does: 'in ~/.bashrc' },
    { run: 'source <(msgrctl completion zsh)', does: 'in ~/.zshrc, after compinit' },
    { run: 'msgrctl completion fish | source', does: 'in ~/.config/fish/config.fish' },
  ],
};
