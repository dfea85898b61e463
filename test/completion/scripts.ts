import { COMMON_OPTIONS } from '../../src/commands/common-options.meta.ts';
import { knownWords } from '../../src/commands/completion/known.ts';
import { completion } from '../../src/commands/completion.ts';
import type { CommandMeta } from '../../src/core/command.ts';
import { commandTree, type CommandNode } from '../../src/completion/tree.ts';
import { realHost } from '../../src/host/index.ts';
import { METAS } from '../../src/program.ts';
import { ROOT } from '../e2e/run.ts';

const real = realHost({
  color: 'never',
  quiet: true,
  root: ROOT.replace(/\/$/, ''),
  version: '1.2.3',
  onInterrupt: () => () => {},
});

/** What `msgrctl completion SHELL` prints, were these its commands. */
export async function scriptOf(shell: string, metas: readonly CommandMeta[] = METAS): Promise<string> {
  let printed = '';
  const write = async (product: string | Uint8Array): Promise<void> => {
    printed += product as string;
  };
  const host = { ...real, stdout: { ...real.stdout, write } };
  await completion(metas)({ args: { shell }, options: {} }, host);
  return printed;
}

/** The tree that those scripts are made of. */
export async function realTree(): Promise<readonly CommandNode[]> {
  return commandTree(METAS, COMMON_OPTIONS, await knownWords(real));
}
