/** What is wrong with the address of an installation point. */
export type SourceProblem = 'scheme' | 'host' | 'share' | 'controls';

/** scheme, user information with its @, host, path */
const ADDRESS = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#@]*@)?([^/?#]*)(\/[^]*)?$/;

/** Undefined for an address that the install script can use. */
export function sourceProblem(source: string): SourceProblem | undefined {
  if (/[\0-\x1f\x7f]/.test(source)) return 'controls';
  if (source.startsWith('/')) return undefined;
  const [, scheme = '', , host = '', path = ''] = ADDRESS.exec(source) ?? [];
  if (scheme === 'file') return path === '' ? 'share' : undefined;
  if (!['afp', 'smb', 'nfs'].includes(scheme.toLowerCase())) return 'scheme';
  if (host === '') return 'host';
  return /^\/+[^/]/.test(path) ? undefined : 'share';
}

/** Does the address carry a password? */
export function hasPassword(source: string): boolean {
  return ADDRESS.exec(source)?.[2]?.includes(':') === true;
}
