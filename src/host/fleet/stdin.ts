import type { MacSource } from '../../core/fleet.ts';
import { cannot } from '../../core/tool-error.ts';
import { HEAD, looksPacked, MAX_PREFERENCES } from './layout.ts';

/** Standard input: one preference file, or one archive, of whatever length, that is read when its turn comes. */
export interface Stdin {
  readonly source: () => Promise<MacSource>;
  readonly pieces: () => AsyncGenerator<Uint8Array>;
}

export function stdinOf(stream: () => AsyncIterable<Uint8Array>): Stdin {
  let rest: AsyncIterator<Uint8Array> | undefined;
  const begun: Uint8Array[] = [];
  let size = 0;

  /** Takes pieces until there are so many bytes; false if there are no more. */
  const reach = async (bytes: number): Promise<boolean> => {
    rest ??= stream()[Symbol.asyncIterator]();
    while (size < bytes) {
      const next = await rest.next();
      if (next.done === true) return false;
      begun.push(next.value);
      size += next.value.length;
    }
    return true;
  };

  return {
    source: async () => {
      await reach(HEAD);
      if (size === 0) throw cannot('standard input is empty');
      if (looksPacked(Buffer.concat(begun))) return { kind: 'archive', path: '-' };
      if (await reach(MAX_PREFERENCES + 1)) throw cannot(`standard input is longer than ${MAX_PREFERENCES} bytes`);
      const bytes = new Uint8Array(Buffer.concat(begun));
      const preferences = [{ user: undefined, file: '-', bytes }];
      return { kind: 'read', material: { mac: '-', source: '-', facts: undefined, preferences, unread: [] } };
    },
    pieces: async function* () {
      yield* begun.splice(0);
      if (rest) yield* { [Symbol.asyncIterator]: () => rest! };
    },
  };
}
