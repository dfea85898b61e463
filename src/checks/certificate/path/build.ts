import type { Link } from './links.ts';

/** From the server's certificate upwards. */
export type Path = readonly Link[];

const MAX_LENGTH = 16;
const MAX_STEPS = 5000;
const MAX_PATHS = 200;

/**
 * Every way from a certificate to an anchor along true signatures. A name with its key comes up once in a path (RFC 4158,
 * section 2.4.2), so that loops end. Where there are very many ways, the first 200 count.
 */
export function pathsToAnchors(from: Link): Path[] {
  const found: Path[] = [];
  walk(from, (path) => {
    if (path.at(-1)!.anchor) found.push(path);
    return found.length < MAX_PATHS;
  });
  return found;
}

/** The longest way upwards that ends nowhere; the first of several. */
export function longestPath(from: Link): Path {
  let longest: Path = [from];
  walk(from, (path) => {
    if (path.length > longest.length) longest = path;
    return true;
  });
  return longest;
}

function walk(from: Link, visit: (path: Path) => boolean): void {
  let steps = 0;
  const step = (path: Path): boolean => {
    steps += 1;
    if (steps > MAX_STEPS || !visit(path)) return false;
    const last = path.at(-1)!;
    if (last.anchor || path.length === MAX_LENGTH) return true;
    // Anchors first: the shortest way is found before the limit.
    const above = last.issuers.toSorted((a, b) => Number(b.anchor !== undefined) - Number(a.anchor !== undefined));
    return above.every((issuer) => path.some((link) => isSameEntity(link, issuer)) || step([...path, issuer]));
  };
  step([from]);
}

function isSameEntity({ certificate: a }: Link, { certificate: b }: Link): boolean {
  if (a === b) return true;
  const [x, y] = [a.key.raw, b.key.raw];
  return (
    a.subject.canonical.join('\n') === b.subject.canonical.join('\n') &&
    x.length === y.length &&
    x.every((byte, i) => byte === y[i])
  );
}
