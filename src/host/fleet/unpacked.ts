import type { Bytes, MacMaterial, MacSource } from '../../core/fleet.ts';
import { macsIn } from './archive.ts';
import { BATCH } from './sources.ts';
import type { Stdin } from './stdin.ts';

/** A batch goes to a thread with all its bytes. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** Puts the Macs of archives where the archives stood, in batches that stay small. */
export async function* unpacked(
  batches: AsyncIterable<readonly MacSource[]>,
  stdin: Stdin,
): AsyncGenerator<readonly MacSource[]> {
  for await (const sources of batches) {
    if (!sources.some(({ kind }) => kind === 'archive')) {
      yield sources;
      continue;
    }
    let batch: MacSource[] = [];
    let size = 0;
    for (const source of sources) {
      for await (const each of source.kind === 'archive' ? macsOf(source.path, stdin) : [source]) {
        batch.push(each);
        if (each.kind === 'read') size += sizeOf(each.material);
        if (batch.length < BATCH && size < BATCH_BYTES) continue;
        yield inOneBuffer(batch, size);
        batch = [];
        size = 0;
      }
    }
    if (batch.length > 0) yield inOneBuffer(batch, size);
  }
}

async function* macsOf(path: string, stdin: Stdin): AsyncGenerator<MacSource> {
  const macs = path === '-' ? macsIn(path, stdin.pieces()) : macsIn(path);
  for await (const material of macs) yield { kind: 'read', material };
}

const lengthOf = (bytes: Bytes | undefined): number => (bytes && 'length' in bytes ? bytes.length : 0);

function sizeOf({ facts, preferences }: MacMaterial): number {
  return preferences.reduce((sum, { bytes }) => sum + lengthOf(bytes), lengthOf(facts));
}

/** One buffer goes to another thread in one piece; hundreds of small ones cost more than what is in them. */
function inOneBuffer(batch: readonly MacSource[], size: number): MacSource[] {
  const buffer = new Uint8Array(size);
  let at = 0;
  const moved = <B extends Bytes | undefined>(bytes: B): B | Uint8Array => {
    if (!bytes || 'unread' in bytes) return bytes;
    buffer.set(bytes, at);
    at += bytes.length;
    return buffer.subarray(at - bytes.length, at);
  };
  return batch.map((source) => {
    if (source.kind !== 'read') return source;
    const { material } = source;
    const preferences = material.preferences.map((each) => ({ ...each, bytes: moved(each.bytes) }));
    return { kind: 'read', material: { ...material, facts: moved(material.facts), preferences } };
  });
}
