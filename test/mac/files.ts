/** Files below the Mac's root, reached from the host: links are followed as the Mac would follow them. */
import { chmodSync, chownSync, lstatSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface Attributes {
  readonly uid?: number;
  readonly gid?: number;
  readonly mode?: number;
}

/** The host's path of a Mac's path. Links on the way are followed below the root; the last name is not. */
export function hostPath(root: string, path: string): string {
  let done = '/';
  const todo = posix.normalize(`/${path}`).split('/').filter(Boolean);
  for (let links = 0; todo.length > 0;) {
    const name = todo.shift()!;
    const here = posix.join(done, name);
    const target = todo.length > 0 ? linkTarget(join(root, here)) : undefined;
    if (target === undefined) done = here;
    else {
      if (++links > 32) throw new Error(`${path}: a circle of links`);
      if (target.startsWith('/')) done = '/';
      const whole = posix.normalize(posix.join(done, target));
      done = '/';
      todo.unshift(...whole.split('/').filter(Boolean));
    }
  }
  return root + (done === '/' ? '' : done);
}

function linkTarget(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() === true ? readlinkSync(path) : undefined;
}

export function place(path: string, { uid = 0, gid = 0, mode }: Attributes): void {
  chownSync(path, uid, gid);
  if (mode !== undefined) chmodSync(path, mode);
}

export function putFile(path: string, content: string | Uint8Array, attributes: Attributes = {}): void {
  writeFileSync(path, content);
  place(path, { mode: 0o644, ...attributes });
}

export function putFolder(path: string, attributes: Attributes = {}): void {
  mkdirSync(path);
  place(path, { mode: 0o755, ...attributes });
}
