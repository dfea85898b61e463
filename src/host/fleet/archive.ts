import { basename } from 'node:path';
import type { Bytes, MacMaterial } from '../../core/fleet.ts';
import { cursorOn, gunzipped, piecesOf } from './bytes-in.ts';
import { gathering } from './archive-macs.ts';
import { placeIn, type Place } from './archive-place.ts';
import { isArchiveName, isGzip, isHidden, tooLong, withoutEnding } from './layout.ts';
import { shownName } from './names.ts';
import { notRead } from './read-file.ts';
import { TarDamage, tarEntries, type TarEntry } from './tar.ts';

/** So many archives inside of one are told. */
const MOST_INSIDE = 1_000;

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
  const inside: string[] = [];
  const wanted = (each: string): number | undefined => {
    const last = basename(each);
    if (isArchiveName(last) && !isHidden(last) && inside.length < MOST_INSIDE) inside.push(each);
    return placeIn(each, name)?.most;
  };
  let found = false;
  let damage: string | undefined;
  let where: Place | undefined;
  try {
    for await (const entry of tarEntries(cursorOn(iterator), wanted)) {
      found = true;
      const place = placeIn(entry.name, name)!;
      yield* macs.add(entry.name, place, bytesOf(entry, place.most));
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof TarDamage && error.entry !== undefined) where = placeIn(error.entry, name);
    damage = error.name === 'ToolError' ? error.message : `the archive ${shown} is damaged: ${error.message}`;
  } finally {
    await iterator.return(undefined);
  }
  yield* macs.rest(damage, where);
  for (const each of inside) {
    const mac = shownName(withoutEnding(basename(each)));
    const unread = [
      `it is an archive inside ${shown}, and none of those is opened: unpack it, and audit what comes out`,
    ];
    yield { mac, source: `${shown}:${shownName(each)}`, facts: undefined, preferences: [], unread };
  }
  if (damage === undefined && !found && inside.length === 0) damage = `there is no Mac in the archive ${shown}`;
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
