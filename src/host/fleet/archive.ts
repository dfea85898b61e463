import { basename } from 'node:path';
import type { Bytes, MacMaterial } from '../../core/fleet.ts';
import { cursorOn, gunzipped, piecesOf } from './bytes-in.ts';
import { gathering } from './archive-macs.ts';
import { placeIn } from './archive-place.ts';
import { isGzip, tooLong, withoutEnding } from './layout.ts';
import { shownName } from './names.ts';
import { notRead } from './read-file.ts';
import { tarEntries, type TarEntry } from './tar.ts';

/**
 * The Macs of a tar archive, gzipped or not, in the order in which they end. Nothing is extracted. What is damaged is told
 * by one more Mac, named as the archive; those before the damage are whole.
 *
 * @param pieces the archive itself, where it comes from standard input
 */
export async function* macsIn(path: string, pieces = piecesOf(path)): AsyncGenerator<MacMaterial> {
  const shown = shownName(path);
  const name = shownName(withoutEnding(basename(path)));
  const macs = gathering(shown);
  const iterator = plainPieces(pieces);
  let found = false;
  let damage: string | undefined;
  try {
    for await (const entry of tarEntries(cursorOn(iterator), (each) => placeIn(each, name)?.most)) {
      found = true;
      const place = placeIn(entry.name, name)!;
      yield* macs.add(entry.name, place, bytesOf(entry, place.most));
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    damage = error.name === 'ToolError' ? error.message : `the archive ${shown} is damaged: ${error.message}`;
  } finally {
    await iterator.return(undefined);
  }
  yield* macs.rest();
  if (damage === undefined && !found) damage = `there is no Mac in the archive ${shown}`;
  if (damage !== undefined) yield { mac: name, source: shown, facts: undefined, preferences: [], unread: [damage] };
}

function bytesOf({ kind, bytes, size }: TarEntry, most: number): Bytes {
  return bytes ?? { unread: kind === 'file' ? tooLong(size, most) : notRead(kind) };
}

/** As they are, or unpacked if they begin like gzip. */
async function* plainPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    if (first.done === true) return;
    const all = (async function* () {
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => iterator };
    })();
    yield* isGzip(first.value) ? gunzipped(all) : all;
  } finally {
    await iterator.return?.();
  }
}
