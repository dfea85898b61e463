import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realThreads } from '../../src/host/threads.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-threads-'));
  const serve = fileURLToPath(new URL('../../src/host/thread-serve.ts', import.meta.url));
  buildSync({
    stdin: {
      contents: `
        import { threadId } from 'node:worker_threads';
        import { serve } from ${JSON.stringify(serve)};
        serve(({ fault, base }) => async (batch) => {
          if (fault === 'exit' && batch % 10 === 3) process.exit(1);
          if (fault === 'throw later' && batch % 10 === 3) setTimeout(() => { throw new Error('later'); });
          if (fault === 'throw') throw new Error('in the helper');
          if (fault === 'memory') { const all = []; for (;;) all.push(new Array(1000).fill(batch)); }
          if (fault === 'uncloneable') return () => {};
          if (batch % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          return { value: base + batch, thread: threadId };
        });`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    outfile: join(folder, 'add-worker.js'),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Sum {
  readonly value: number;
  readonly thread: number;
}

interface Run {
  readonly jobs?: number;
  readonly program?: string;
  readonly fault?: string;
  /** Nothing was ever worth a helper's start. */
  readonly short?: boolean;
  readonly count?: number;
}

function start({ jobs = 3, program = 'add', fault = '', short = false, count = 200 }: Run): {
  results: AsyncIterable<Sum>;
  seen: { pulled: number; closed: boolean; here: number };
} {
  const seen = { pulled: 0, closed: false, here: 0 };
  let now = 0;
  const threads = realThreads(folder, () => (now += short ? 0 : 1000));
  const batches = async function* (): AsyncGenerator<number> {
    try {
      for (let i = 0; i < count; i += 1) {
        seen.pulled += 1;
        yield i;
      }
    } finally {
      seen.closed = true;
    }
  };
  const here = async (batch: number): Promise<Sum> => {
    seen.here += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    return { value: 1000 + batch, thread: threadId };
  };
  return { seen, results: threads.share({ jobs, program, setup: { fault, base: 1000 }, batches: batches(), here }) };
}

async function all(run: Run): Promise<{ sums: Sum[]; seen: ReturnType<typeof start>['seen'] }> {
  const { results, seen } = start(run);
  const sums: Sum[] = [];
  for await (const sum of results) sums.push(sum);
  return { sums, seen };
}

const expected = (count = 200): number[] => Array.from({ length: count }, (_, i) => 1000 + i);

describe('share', () => {
  test('gives the results in order, from more than one thread', async () => {
    const { sums, seen } = await all({});
    expect(sums.map(({ value }) => value)).toEqual(expected());
    expect(new Set(sums.map(({ thread }) => thread)).size).toBe(3);
    expect(seen.here).toBeLessThan(200);
  });

  test.each<[string, Run]>([
    ['one job', { jobs: 1 }],
    ['little to do', { short: true }],
    ['a program that is not there', { program: 'nothing' }],
    ['a failure at every batch', { fault: 'throw' }],
    ['results that cannot be handed over', { fault: 'uncloneable' }],
  ])('does all of it here with %s', async (_name, run) => {
    const count = run.short ? 20 : 60;
    const { sums } = await all({ ...run, count });
    expect(sums.map(({ value }) => value)).toEqual(expected(count));
    expect(new Set(sums.map(({ thread }) => thread))).toEqual(new Set([threadId]));
  });

  test('does not wait to see whether there is much, where there are many batches', async () => {
    const { sums } = await all({ short: true, count: 400 });
    expect(sums.map(({ value }) => value)).toEqual(expected(400));
    expect(new Set(sums.map(({ thread }) => thread)).size).toBe(3);
  });

  test.each(['exit', 'throw later', 'memory'])('loses nothing when helpers break down: %s', async (fault) => {
    const { sums } = await all({ fault, count: 60 });
    expect(sums.map(({ value }) => value)).toEqual(expected(60));
  });

  test('of nothing is nothing', async () => {
    expect((await all({ count: 0 })).sums).toEqual([]);
  });

  test('tells the error of this thread, and closes the batches', async () => {
    const threads = realThreads(folder, () => 0);
    let closed = false;
    const batches = async function* (): AsyncGenerator<number> {
      try {
        for (;;) yield 1;
      } finally {
        closed = true;
      }
    };
    const results = threads.share({
      jobs: 2,
      program: 'add',
      setup: {},
      batches: batches(),
      here: () => Promise.reject(new Error('a bug')),
    });
    await expect(results[Symbol.asyncIterator]().next()).rejects.toThrow('a bug');
    expect(closed).toBe(true);
  });

  test('a setup that no thread can be given is a bug, and told', async () => {
    const batches = (async function* () {
      yield* [1, 2];
    })();
    let now = 0;
    const work = { jobs: 2, program: 'add', setup: () => {}, batches, here: async (batch: number) => batch };
    const results = realThreads(folder, () => (now += 1000)).share(work);
    await expect(results[Symbol.asyncIterator]().next()).rejects.toThrow('could not be cloned');
  });

  test('does not run far ahead of whoever takes the results, and ends when nobody does', async () => {
    const { results, seen } = start({ count: 100_000 });
    const iterator = results[Symbol.asyncIterator]();
    await iterator.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.pulled).toBeLessThan(70);
    await iterator.return?.();
    expect(seen.closed).toBe(true);
  });
});
