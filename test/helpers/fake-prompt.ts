import { ExitCode } from '../../src/core/exit-code.ts';
import type { Prompt, PromptDoor } from '../../src/core/prompt.ts';
import { ToolError } from '../../src/core/tool-error.ts';

/** Somebody who answers questions: `answer` gives what is typed, the suggestion on Enter, or leaves. */
export interface FakePrompt extends PromptDoor {
  /** Every prompt that was shown. */
  readonly shown: Prompt[];
  /** What was said of answers that would not do. */
  readonly complaints: string[];
}

/** `null` for whoever leaves. */
export type Reply = string | null;

const MOST_TRIES = 20;

/** Nobody is there without `reply`. It is asked again until an answer will do. */
export function fakePrompt(reply?: (prompt: Prompt, attempt: number) => Reply): FakePrompt {
  const shown: Prompt[] = [];
  const complaints: string[] = [];
  return {
    isPossible: reply !== undefined,
    shown,
    complaints,
    ask: async (prompt, signal) => {
      shown.push(prompt);
      for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        const answer = signal.aborted || !reply ? null : reply(prompt, attempt);
        if (answer === null) throw new ToolError(ExitCode.interrupted, 'interrupted; nothing was written');
        if (prompt.kind !== 'text') return answer;
        const problem = await prompt.problem(answer);
        if (problem === undefined) return answer;
        complaints.push(problem);
      }
      throw new Error(`no answer to "${prompt.message}" would do: ${complaints.at(-1)}`);
    },
  };
}
