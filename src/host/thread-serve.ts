import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Asked } from './thread-helper.ts';

/** The other side of a helper: makes the work of what all batches need, then does one batch after the other. */
export async function serve(makeWork: (setup: never) => (batch: never) => Promise<unknown>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this is the program of a thread; it does not run alone');
  const asked = on(port, 'message') as AsyncIterable<[Asked<never>]>;
  const work = makeWork(workerData as never);
  for await (const [{ nth, batch }] of asked) port.postMessage(await answerTo(nth, () => work(batch)));
}

async function answerTo(nth: number, work: () => Promise<unknown>): Promise<Answered> {
  try {
    // One text crosses over faster than many small objects. It throws for circles; of a function there is none.
    const value = JSON.stringify(await work()) as string | undefined;
    return value === undefined ? { nth, failed: true } : { nth, value };
  } catch {
    // Whoever asked does it again, and hears the error itself.
    return { nth, failed: true };
  }
}
