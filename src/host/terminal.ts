import { Chalk } from 'chalk';
import type { Style, TextOutput } from '../core/host.ts';

export type ColorChoice = 'auto' | 'always' | 'never';

type Environment = { readonly [name: string]: string | undefined };

/**
 * Whether a stream gets colour: the flag, then NO_COLOR (no-color.org), FORCE_COLOR, TERM=dumb, and last whether it is a
 * terminal. chalk's own detection is not used, for it does not know NO_COLOR.
 */
export function wantsColor(choice: ColorChoice, env: Environment, isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Facts about a stream that people read. */
export function textOutput(stream: NodeJS.WriteStream, choice: ColorChoice, env: Environment): TextOutput {
  const isTerminal = stream.isTTY ?? false;
  const columns = Number(env['COLUMNS']) || (isTerminal ? stream.columns : 0) || 80;
  return { isTerminal, width: columns, style: style(wantsColor(choice, env, isTerminal)) };
}

function style(color: boolean): Style {
  const paint = new Chalk({ level: color ? 1 : 0 });
  return {
    error: (text) => paint.red(text),
    warning: (text) => paint.yellow(text),
    info: (text) => paint.cyan(text),
    bold: (text) => paint.bold(text),
    dim: (text) => paint.dim(text),
  };
}
