/**
 * A path as SARIF wants it: a relative reference (RFC 3986), or a file: URI for an absolute path (RFC 8089). msgrctl runs
 * where paths are POSIX paths: a backslash is a character of a name like any other.
 */
export function uri(file: string): string {
  if (file === '-') return 'stdin';
  const absolute = file.startsWith('/');
  // Empty steps and dots say nothing, and `//` at the front would read as a host.
  const steps = file.split('/').filter((step) => step !== '' && step !== '.');
  const path = steps.map((step) => encodeURIComponent(step.toWellFormed())).join('/');
  return absolute ? `file:///${path}` : path;
}
