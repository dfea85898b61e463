import type { FleetDoor, Output, Spool, ThreadDoor } from '../../src/core/fleet-door.ts';
import type { Bytes, MacMaterial, MacSource } from '../../src/core/fleet.ts';
import { cannot } from '../../src/core/tool-error.ts';
import { pathsOf } from '../../src/host/fleet/list.ts';

type Texts = { readonly [path: string]: string };

const MAC = /^(.*)\/(?:facts|users\/[^/]+\/com\.microsoft\.Messenger\.plist)$/;

/** A fleet in memory: collected folders, and preference files alone. */
export function fakeFleet(files: Texts): FleetDoor {
  const bytesOf = (path: string): Bytes | undefined =>
    Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : undefined;

  const below = (folder: string): MacSource[] => {
    const paths = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
    const macs = new Map<string, MacSource>();
    for (const path of paths.toSorted()) {
      const mac = MAC.exec(path)?.[1];
      if (mac !== undefined) macs.set(mac, { kind: 'folder', mac: nameIn(mac), path: mac });
      else if (path.endsWith('.plist')) macs.set(path, { kind: 'file', mac: nameIn(path), path });
    }
    return [...macs.values()];
  };

  const read = (source: MacSource): MacMaterial => {
    if (source.kind === 'read') return source.material;
    if (source.kind === 'archive') throw new Error('there are no archives in memory');
    const { mac, path } = source;
    const material = { mac, source: path, facts: undefined, preferences: [], unread: [] };
    if (source.kind === 'closed') return { ...material, unread: [source.reason] };
    if (source.kind === 'file') {
      return { ...material, preferences: [{ user: undefined, file: path, bytes: bytesOf(path)! }] };
    }
    const preferences = Object.keys(files)
      .filter((each) => each.startsWith(`${path}/users/`))
      .toSorted()
      .map((file) => ({ user: file.split('/').at(-2), file, bytes: bytesOf(file)! }));
    return { ...material, facts: bytesOf(`${path}/facts`), preferences };
  };

  return {
    // oxlint-disable-next-line require-await -- what is in memory is there at once
    async *sources(paths) {
      for (const path of paths) {
        const found = bytesOf(path) ? [{ kind: 'file', mac: nameIn(path), path } as const] : below(path);
        if (found.length === 0) throw cannot(`could not read ${path}: there is no such file or folder`);
        yield found;
      }
    },
    unpacked: (batches) => batches,
    read,
    pathsOf,
  };
}

function nameIn(path: string): string {
  return path
    .split('/')
    .at(-1)!
    .replace(/\.plist$/, '');
}

/** Everything in the one thread that there is. */
export const fakeThreads: ThreadDoor = {
  cores: 1,
  async *share({ batches, here }) {
    for await (const batch of batches) yield await here(batch);
  },
};

export function fakeSpool(): Spool {
  let text = '';
  return {
    add: (more) => void (text += more),
    pieces: () => [new TextEncoder().encode(text)],
    drop: () => void (text = ''),
  };
}

/** A file that is in `written` when it is published. */
export function fakeOutput(path: string, written: Map<string, string>): Output {
  let text = '';
  return {
    replaces: written.has(path),
    write: async (piece) => void (text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece)),
    publish: async () => void written.set(path, text),
    drop: async () => {},
  };
}
