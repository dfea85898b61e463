import { open } from 'node:fs/promises';
import type { Output } from '../core/fleet-door.ts';
import type { WriteFileOptions } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';
import { refusal } from './refusal.ts';
import { stageFor } from './stage.ts';

/** Small pieces go to the disk together. */
const TOGETHER = 64 * 1024;

/** A file that comes piece by piece, and is at its place when it is whole; until then the one that was there is. */
export async function openOutput(path: string, options: WriteFileOptions): Promise<Output> {
  try {
    return await opened(path, options);
  } catch (error) {
    throw refusal('write', path, error);
  }
}

async function opened(path: string, options: WriteFileOptions): Promise<Output> {
  const stage = await stageFor(path, options);
  const file = await open(stage.temporary, 'wx', stage.mode ?? 0o666);
  let waiting: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  let isOpen = true;

  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    total += bytes.length;
    for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
  };
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  const drop = async (): Promise<void> => {
    await close().catch(() => {});
    await stage.drop();
  };
  const orDrop = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      await drop();
      throw refusal('write', path, error);
    }
  };

  return {
    replaces: stage.mode !== undefined,
    write: async (piece) => {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : Uint8Array.from(piece);
      waiting.push(bytes);
      size += bytes.length;
      if (size >= TOGETHER) await orDrop(flush);
    },
    publish: () =>
      orDrop(async () => {
        await flush();
        if (stage.mode !== undefined) await file.chmod(stage.mode);
        await file.sync();
        if ((await file.stat()).size !== total) throw cannot('what was written does not read back the same');
        await close();
        await stage.publish();
        await stage.drop();
      }),
    drop,
  };
}
