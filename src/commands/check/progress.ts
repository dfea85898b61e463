import type { Host } from '../../core/host.ts';
import { visible } from '../../report/escape.ts';

/** One line on the terminal that says what is being looked at, and is gone when the report comes. */
export function progressOn({ stderr, quiet }: Host): { tell: (what: string) => void; done: () => void } {
  if (!stderr.isTerminal || quiet) return { tell: () => {}, done: () => {} };
  const clear = '\r\u001b[K';
  return {
    tell: (what) => stderr.write(`${clear}looking at ${visible(what)} ...`),
    done: () => stderr.write(clear),
  };
}
