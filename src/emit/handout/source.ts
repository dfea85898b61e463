/** Where users take the program from. */
export type Source =
  /** A server for the Finder to connect to, and the folder on it. */
  | { readonly kind: 'server'; readonly address: string; readonly folder: string | undefined }
  | { readonly kind: 'folder'; readonly path: string };

/** scheme, user information with its @, host, path */
const ADDRESS = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#@]*@)?([^/?#]*)(\/[^]*)?$/;

/**
 * The installation point as the Finder is told of it. Connect to Server takes a volume; the folder on it is opened then. An
 * NFS export may be several folders deep, so that such an address stays whole. A password never comes through.
 */
export function sourceOf(text: string): Source {
  const [, scheme = '', who = '', host = '', path = ''] = ADDRESS.exec(text) ?? [];
  if (scheme === '') return { kind: 'folder', path: text };
  if (scheme.toLowerCase() === 'file') return { kind: 'folder', path: decoded(path) };
  const server = `${scheme}://${who.replace(/:[^@]*/, '')}${host}`;
  const [volume = '', ...folders] = path.split('/').filter((part) => part !== '');
  if (scheme.toLowerCase() === 'nfs') return { kind: 'server', address: `${server}${path}`, folder: undefined };
  const folder = folders.length > 0 ? folders.map(decoded).join('/') : undefined;
  return { kind: 'server', address: `${server}/${volume}`, folder };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
