/** The exit codes, frozen: scripts in the field rely on them. */
export const ExitCode = {
  /** Done, and nothing found at or above the threshold. */
  ok: 0,
  /** Findings at or above `--fail-on`, or drift under `--check`. */
  findings: 1,
  /** The command line or the policy is wrong. */
  usage: 2,
  /** Could not look, nothing to look at, or would not overwrite. */
  cannot: 3,
  /** A bug in msgrctl (EX_SOFTWARE of sysexits.h). */
  bug: 70,
  /** Interrupted: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
