import { ExitCode } from './exit-code.ts';

/**
 * An expected failure: a message for the user and the exit code it leads to. Anything else that is thrown is a bug
 * and ends with exit code 70.
 */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly exitCode: ExitCode;
  /** What the user can do about it; printed on a line of its own. */
  readonly hint: string | undefined;

  constructor(exitCode: ExitCode, message: string, hint?: string) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** The command line or the policy is wrong: exit code 2. */
export function usageError(message: string, hint?: string): ToolError {
  return new ToolError(ExitCode.usage, message, hint);
}

/** Could not look, or would not overwrite: exit code 3. */
export function cannot(message: string, hint?: string): ToolError {
  return new ToolError(ExitCode.cannot, message, hint);
}
