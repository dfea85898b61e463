import { fold } from '../core/fold.ts';
import type { Style } from '../core/host.ts';
import type { Prompt, PromptDoor } from '../core/prompt.ts';
import { ExitCode } from '../core/exit-code.ts';
import { ToolError } from '../core/tool-error.ts';

interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly style: Style;
  readonly env: { readonly [name: string]: string | undefined };
}

const SHOW_CURSOR = '\u001b[?25h';

/** Prompts by inquirer, which is loaded when the first one is shown. */
export function realPrompt({ input, output, style, env }: Streams): PromptDoor {
  // A list hides the cursor, and a program that is ended from outside would leave it so.
  const showCursor = (): void => void output.write(SHOW_CURSOR);
  return {
    isPossible: input.isTTY && output.isTTY && env['TERM'] !== 'dumb',
    ask: async (prompt, signal) => {
      const { createPromptModule } = await import('inquirer');
      const leaving = leave(input, signal);
      process.once('exit', showCursor);
      try {
        output.write(`\n${style.dim(fold(prompt.explanation, (output.columns ?? 80) - 1))}\n`);
        const ask = createPromptModule({ input, output, signal: leaving.signal });
        const { answer } = await ask<{ answer: string | boolean }>([questionOf(prompt, style)] as never);
        return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer;
      } catch (error) {
        const left = error instanceof Error && ['AbortPromptError', 'ExitPromptError'].includes(error.name);
        throw left ? new ToolError(ExitCode.interrupted, 'interrupted; nothing was written') : error;
      } finally {
        process.removeListener('exit', showCursor);
        leaving.done();
      }
    },
  };
}

/** The ways to leave a prompt that inquirer leaves out: Esc, Ctrl-D and an end of input, and what happens outside. */
function leave(input: NodeJS.ReadStream, outside: AbortSignal): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const onKey = (_: unknown, key: { readonly name?: string } | undefined): void => {
    if (key?.name === 'escape') abort();
  };
  input.on('keypress', onKey);
  // readline closes, and so pauses its input, at Ctrl-D on an empty line; a terminal that goes away ends it.
  for (const event of ['pause', 'end', 'close']) input.on(event, abort);
  if (outside.aborted) abort();
  outside.addEventListener('abort', abort);
  const done = (): void => {
    input.off('keypress', onKey);
    for (const event of ['pause', 'end', 'close']) input.off(event, abort);
    outside.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, done };
}

/** inquirer's own colours know nothing of `--color`, so each of them is replaced. */
function questionOf(prompt: Prompt, style: Style): object {
  const theme = {
    prefix: { idle: style.info('?'), done: style.info('>') },
    style: {
      answer: style.info,
      message: style.bold,
      error: (text: string) => style.error(`  ${text}`),
      defaultAnswer: (text: string) => style.dim(`(${text})`),
      help: style.dim,
      highlight: style.info,
      description: style.dim,
      disabled: style.dim,
      keysHelpTip: () => style.dim('Arrow keys choose, Enter takes it.'),
    },
  };
  const common = { name: 'answer', message: prompt.message, theme };
  switch (prompt.kind) {
    case 'text': {
      const validate = async (answer: string): Promise<string | true> => (await prompt.problem(answer)) ?? true;
      return { ...common, type: 'input', default: prompt.suggestion, validate };
    }
    case 'choice': {
      const choices = prompt.choices.map(({ value, explanation }) => ({
        value,
        name: `${value}: ${explanation}`,
        short: value,
      }));
      return { ...common, type: 'select', choices, default: prompt.suggestion, loop: false };
    }
    case 'yes-no': {
      const keywords = { yes: 'yes', no: 'no', error: () => 'Answer yes or no.' };
      return { ...common, type: 'confirm', default: prompt.suggestion !== 'no', theme: { ...theme, keywords } };
    }
  }
}
