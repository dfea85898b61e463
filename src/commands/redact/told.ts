import type { Host } from '../../core/host.ts';

/** What the user is told of a copy: what it lacks, and how often something was left out of files. */
export interface Told {
  readonly leftOut: (file: string, reason: string) => void;
  /** A file was copied, without some of what was in it. */
  readonly copied: (notices: readonly string[]) => void;
  readonly finish: () => void;
  /** False if a whole file was left out. */
  readonly isWhole: () => boolean;
  /** True if there is no copy at all. */
  readonly isEmpty: () => boolean;
}

/** Files that are named one by one. */
const NAMED = 20;

export function told(host: Host): Told {
  const counts = new Map<string, number>();
  let missing = 0;
  let copies = 0;
  return {
    leftOut: (file, reason) => {
      missing += 1;
      // Also with --quiet: the exit code needs an explanation.
      if (missing <= NAMED) host.stderr.write(`msgrctl: left out ${shown(file)}: ${shown(reason)}\n`);
    },
    copied: (notices) => {
      copies += 1;
      for (const notice of notices) counts.set(notice, (counts.get(notice) ?? 0) + 1);
    },
    finish: () => {
      if (missing > NAMED) host.stderr.write(`msgrctl: left out ${missing - NAMED} more\n`);
      if (host.quiet) return;
      for (const [notice, files] of counts) {
        host.stderr.write(`msgrctl: ${notice}${files > 1 ? ` (${files} files)` : ''}\n`);
      }
    },
    isWhole: () => missing === 0,
    isEmpty: () => copies === 0,
  };
}

/** File names may hold whatever a terminal obeys. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}
