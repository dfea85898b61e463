/** Parts that come in at one end and are taken out at the other, in order. */
export interface Queue {
  readonly put: (part: Uint8Array) => void;
  /** No more comes; what is there can still be taken. */
  readonly close: () => void;
  /** How many bytes wait. */
  readonly waiting: () => number;
  readonly parts: AsyncIterable<Uint8Array>;
}

/** `taken` is called after each part that was taken out. For one reader. */
export function queue(taken: () => void): Queue {
  const waiting: Uint8Array[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  return {
    put: (part) => {
      waiting.push(part);
      wake?.();
    },
    close: () => {
      closed = true;
      wake?.();
    },
    waiting: () => waiting.reduce((sum, { length }) => sum + length, 0),
    parts: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const part = waiting.shift();
          if (part) {
            taken();
            yield part;
          } else if (closed) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    },
  };
}
