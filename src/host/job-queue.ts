/** A batch, and in its place later its result: whoever holds many results does not hold what they were made of. */
export interface Job<Batch, Result> {
  is: { readonly batch: Batch } | { readonly value: Result };
}

/** Keeps results in the order of their batches, whoever makes them. */
export interface JobQueue<Batch, Result> {
  /** The next batch that nobody began; undefined if there is none, or too many results wait to be taken. */
  readonly next: () => Promise<Job<Batch, Result> | undefined>;
  /** The next batch that was given back. */
  readonly left: () => Job<Batch, Result> | undefined;
  readonly giveBack: (jobs: readonly Job<Batch, Result>[]) => void;
  readonly done: (job: Job<Batch, Result>, value: Result) => void;
  /** Waits until the first batch has a result, or one was given back. */
  readonly settled: () => Promise<void>;
  /** All results up to the first that is not there yet. */
  readonly results: () => Generator<Result>;
  /** Every batch was begun. */
  readonly isEnded: () => boolean;
  /** Every result was taken, and no more come. */
  readonly isEmpty: () => boolean;
  readonly close: () => Promise<void>;
}

/** @param most so many batches may be on their way */
export function jobQueue<Batch, Result>(batches: AsyncIterable<Batch>, most: number): JobQueue<Batch, Result> {
  const source = batches[Symbol.asyncIterator]();
  const order: Job<Batch, Result>[] = [];
  const back: Job<Batch, Result>[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  return {
    next: async () => {
      if (ended || order.length >= most) return undefined;
      const { done, value } = await source.next();
      if (done === true) {
        ended = true;
        return undefined;
      }
      const job: Job<Batch, Result> = { is: { batch: value } };
      order.push(job);
      return job;
    },
    left: () => back.shift(),
    giveBack: (jobs) => {
      back.push(...jobs);
      wake?.();
    },
    done: (job, value) => {
      job.is = { value };
      wake?.();
    },
    settled: async () => {
      if (order.length === 0 || 'value' in order[0]!.is || back.length > 0) return;
      await new Promise<void>((resolve) => (wake = resolve));
    },
    *results() {
      for (let first = order[0]; first && 'value' in first.is; first = order[0]) {
        order.shift();
        yield first.is.value;
      }
    },
    isEnded: () => ended,
    isEmpty: () => ended && order.length === 0,
    close: async () => void (await source.return?.()),
  };
}
