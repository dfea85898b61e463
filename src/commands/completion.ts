import { join } from 'node:path';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { commandTree, type CommandNode } from '../completion/tree.ts';
import { zshScript } from '../completion/zsh.ts';
import type { CommandBody, CommandMeta } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { COMMON_OPTIONS } from './common-options.meta.ts';
import { knownWords } from './completion/known.ts';

type Script = (tree: readonly CommandNode[], version: string, engine: string) => string;

const SCRIPTS: { readonly [shell: string]: Script } = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The body of `completion`, for these commands. */
export function completion(metas: readonly CommandMeta[]): CommandBody {
  return async ({ args }, host) => {
    // commander lets only the choices of the argument through.
    const shell = args['shell'] as string;
    const engine = new TextDecoder().decode(
      await host.files.read(join(host.templates, 'completion', `engine.${shell}`)),
    );
    const tree = commandTree(metas, COMMON_OPTIONS, await knownWords(host));
    await host.stdout.write(SCRIPTS[shell]!(tree, host.version, engine));
    return ExitCode.ok;
  };
}
