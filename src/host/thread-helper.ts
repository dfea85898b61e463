import { Worker } from 'node:worker_threads';

/** What goes to a helper, and what comes back, as JSON; `nth` tells batches apart. */
export interface Asked<Batch> {
  readonly nth: number;
  readonly batch: Batch;
}
export type Answered = { readonly nth: number } & ({ readonly value: string } | { readonly failed: true });

export interface Helper<Job> {
  /** How many batches it has. */
  readonly waiting: () => number;
  readonly give: (job: Job) => void;
  readonly end: () => Promise<void>;
}

/** Enough for any batch; a helper that needs more is ended by Node, and its batches are done elsewhere. */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 };

/**
 * A thread with a program of its own.
 *
 * @param on `done` for a batch with its result; `left` for batches that it will not do
 */
export function startHelper<Job extends { readonly is: object }>(
  file: string,
  setup: unknown,
  on: {
    readonly done: (job: Job, value: unknown) => void;
    readonly left: (jobs: readonly Job[]) => void;
  },
): Helper<Job> {
  const has = new Map<number, Job>();
  let given = 0;
  let isGone = false;
  const worker = tryWorker(file, setup);
  if (!worker) return { waiting: () => Infinity, give: () => {}, end: async () => {} };

  const gone = (): void => {
    isGone = true;
    const jobs = [...has.values()];
    has.clear();
    on.left(jobs);
  };
  worker.on('message', (answer: Answered) => {
    const job = has.get(answer.nth);
    if (!job) return;
    has.delete(answer.nth);
    if ('value' in answer) on.done(job, JSON.parse(answer.value));
    else on.left([job]);
  });
  // An exit follows each of them; without a listener an error would end the program.
  worker.on('error', () => {});
  worker.on('messageerror', () => void worker.terminate());
  worker.on('exit', gone);

  return {
    waiting: () => (isGone ? Infinity : has.size),
    give: (job) => {
      given += 1;
      has.set(given, job);
      const batch = 'batch' in job.is ? job.is.batch : undefined;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ nth: given, batch } satisfies Asked<unknown>);
    },
    end: async () => {
      isGone = true;
      has.clear();
      await worker.terminate();
    },
  };
}

/** Undefined where the system has no more threads. */
function tryWorker(file: string, workerData: unknown): Worker | undefined {
  try {
    return new Worker(file, { workerData, resourceLimits: LIMITS, execArgv: [] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_INIT_FAILED') return undefined;
    throw error;
  }
}
