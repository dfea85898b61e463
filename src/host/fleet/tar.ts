import type { Cursor } from './bytes-in.ts';
import type { EntryKind } from './entries.ts';
import { shownName } from './names.ts';
import { BLOCK, isEmpty, kindOfType, readHeader, readPax, textAt, type TarHeader } from './tar-header.ts';

/** An archive that is not as it should be; what was read before that counts. */
export class TarDamage extends Error {
  override readonly name = 'TarDamage';
  /** The entry that was being read; undefined between entries. */
  readonly entry: string | undefined;

  constructor(message: string, entry?: string) {
    super(message);
    this.entry = entry;
  }
}

export interface TarEntry {
  readonly name: string;
  readonly kind: EntryKind;
  readonly size: number;
  /** Undefined if it is no file, or longer than what is wanted. */
  readonly bytes: Uint8Array | undefined;
}

/** No name is longer; and no collected file comes near the second. */
const MAX_NAME = 64 * 1024;
const MAX_ENTRY = 1024 * 1024 * 1024;

/**
 * What is in a tar archive (POSIX ustar and pax, GNU, and the older ones) under names that are wanted.
 *
 * @param wanted how many bytes may be read of what has this name; undefined passes it over
 * @throws TarDamage
 */
export async function* tarEntries(
  cursor: Cursor,
  wanted: (name: string) => number | undefined,
): AsyncGenerator<TarEntry> {
  const block = new Uint8Array(BLOCK);
  let instead: { readonly name?: string; readonly size?: number } = {};
  for (;;) {
    const start = cursor.at();
    if (!(await cursor.take(block))) {
      if (cursor.at() > start) throw new TarDamage('it ends in the middle of a header');
      throw new TarDamage('it ends without the mark of its end, so it may be cut off');
    }
    // One empty block ends an archive as well as two; what is behind it may be anything.
    if (isEmpty(block)) {
      if (await isFollowed(cursor)) throw new TarDamage('another archive follows behind its end, and was not read');
      return;
    }
    const header = readHeader(block);
    if (!header) throw new TarDamage(`what should be a header is none (byte ${start})`);
    if (isAbout(header)) {
      instead = { ...instead, ...(await readAbout(cursor, header)) };
      continue;
    }
    const { name, size } = { ...header, ...instead };
    instead = {};
    yield* readEntry(cursor, name, size, kindOfType(header.type, name), wanted(name));
  }
}

/** More than any program puts behind the end of an archive to fill it up. */
const MOST_FILLING = 256;

/** True if a header follows the blocks that fill an archive up, as in two archives that `cat` has joined. */
async function isFollowed(cursor: Cursor): Promise<boolean> {
  const block = new Uint8Array(BLOCK);
  for (let i = 0; i < MOST_FILLING && (await cursor.take(block)); i += 1) {
    if (!isEmpty(block)) return readHeader(block) !== undefined;
  }
  return false;
}

async function* readEntry(
  cursor: Cursor,
  name: string,
  size: number,
  kind: EntryKind | undefined,
  most: number | undefined,
): AsyncGenerator<TarEntry> {
  if (kind !== undefined && kind !== 'file') {
    // The size of a link is that of what it leads to: nothing follows.
    if (most !== undefined && kind !== 'folder') yield { name, kind, size: 0, bytes: undefined };
    return;
  }
  if (!Number.isSafeInteger(size) || size < 0 || size > MAX_ENTRY) {
    throw new TarDamage(`${shownName(name)} has ${size} bytes; nothing behind it was read`, name);
  }
  const isRead = kind === 'file' && most !== undefined && size <= most;
  const bytes = isRead ? new Uint8Array(size) : undefined;
  const isWhole = bytes ? await cursor.take(bytes) : await cursor.skip(size);
  if (!isWhole) throw new TarDamage(`it ends in the middle of ${shownName(name)}`, name);
  if (kind === 'file' && most !== undefined) yield { name, kind, size, bytes };
  if (!(await cursor.skip(padding(size)))) throw new TarDamage(`it ends behind ${shownName(name)}`);
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Headers about the next one. Those for all that follows (g) tell nothing that matters here. */
function isAbout({ type }: TarHeader): boolean {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

async function readAbout(cursor: Cursor, { type, size }: TarHeader): Promise<ReturnType<typeof readPax>> {
  if (size > MAX_NAME * 16) throw new TarDamage(`a header of ${size} bytes`);
  const bytes = new Uint8Array(size);
  if (!(await cursor.take(bytes)) || !(await cursor.skip(padding(size)))) {
    throw new TarDamage('it ends in the middle of a header');
  }
  if (type === 'x') return readPax(bytes);
  return type === 'L' ? { name: textAt(bytes, 0, Math.min(size, MAX_NAME)) } : {};
}
