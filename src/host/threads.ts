import { availableParallelism } from 'node:os';
import type { SharedWork, ThreadDoor } from '../core/fleet-door.ts';
import { jobQueue, type Job } from './job-queue.ts';
import { startHelper, type Helper } from './thread-helper.ts';

/** Each helper has so many batches waiting, so that none is idle while this thread is busy. */
const WAITING = 3;
/** Results that nobody took yet: no more batches are begun then. */
const RUN_AHEAD = 48;
/** So many batches at hand are worth the start of helpers: loading and warming one up costs about as much as they do. */
const MANY = 24;
/** Milliseconds of work after which helpers are worth their start, however few batches there are. */
const ALONE = 200;

/** @param folder that of the programs */
export function realThreads(folder: string, ticks: () => number): ThreadDoor {
  return { cores: availableParallelism(), share: (work) => share(work, folder, ticks) };
}

/**
 * This thread finds the batches, works on them, and asks helpers as soon as there is enough to do. A helper that does not
 * start, breaks down or fails at a batch leaves its batches to this thread, whose error then counts.
 */
async function* share<Batch, Result>(
  { jobs, program, setup, batches, here }: SharedWork<Batch, Result>,
  folder: string,
  ticks: () => number,
): AsyncGenerator<Result> {
  const queue = jobQueue<Batch, Result>(batches, RUN_AHEAD + jobs * WAITING);
  const ready: Job<Batch, Result>[] = [];
  const next = async (): Promise<Job<Batch, Result> | undefined> => ready.shift() ?? (await queue.next());
  let helpers: readonly Helper<Job<Batch, Result>>[] = [];
  const start = ticks();
  try {
    const most = jobs > 1 ? MANY : 0;
    for (let job; ready.length < most && (job = await queue.next());) ready.push(job);
    for (;;) {
      const isMuch = ready.length >= MANY || (ticks() - start > ALONE && (ready.length > 0 || !queue.isEnded()));
      if (jobs > 1 && helpers.length === 0 && isMuch) {
        helpers = Array.from({ length: jobs - 1 }, () =>
          startHelper(`${folder}/${program}-worker.js`, setup, {
            done: (job, value) => queue.done(job, value as Result),
            left: queue.giveBack,
          }),
        );
      }
      for (const helper of helpers) {
        for (let free = WAITING - helper.waiting(); free > 0; free -= 1) {
          const job = await next();
          if (job) helper.give(job);
        }
      }
      const own = queue.left() ?? (await next());
      if (own && 'batch' in own.is) {
        queue.done(own, await here(own.is.batch));
        await turn();
      } else await queue.settled();
      yield* queue.results();
      if (queue.isEmpty()) return;
    }
  } finally {
    await Promise.all(helpers.map((helper) => helper.end()));
    await queue.close();
  }
}

/** Lets the messages of helpers in. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
