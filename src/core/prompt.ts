/** What somebody at a terminal is asked; each answer is a text, as it was typed or chosen. */

interface Common {
  /** The question itself, one line. */
  readonly message: string;
  /** Why it is asked, and what hangs on it; shown above. */
  readonly explanation: string;
  /** The answer for which Enter is enough. */
  readonly suggestion: string | undefined;
}

export interface TextPrompt extends Common {
  readonly kind: 'text';
  /** Why an answer will not do; it is asked for again then. */
  readonly problem: (answer: string) => Promise<string | undefined>;
}

export interface ChoicePrompt extends Common {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  /** What it stands for, one line. */
  readonly explanation: string;
}

/** The answer is `yes` or `no`. */
export interface YesNoPrompt extends Common {
  readonly kind: 'yes-no';
}

export type Prompt = TextPrompt | ChoicePrompt | YesNoPrompt;

/** Questions to whoever sits at the terminal. Everything is written to standard error: standard output is for the product. */
export interface PromptDoor {
  /** Whether anybody can be asked: standard input and standard error are terminals on which the cursor can be moved. */
  readonly isPossible: boolean;
  /**
   * Texts are shown as they are: what came from elsewhere must have been made visible.
   *
   * @throws ToolError, exit code 130, if the user leaves by Ctrl-C, Esc or the end of input, or `signal` says so
   */
  readonly ask: (prompt: Prompt, signal: AbortSignal) => Promise<string>;
}
