import type { Finding, Json } from '../core/finding.ts';

/**
 * Tells the same finding again in a later run: it follows the finding when lines move or the file does, and changes when
 * what is wrong changes.
 */
export function fingerprint({ check, where, args }: Finding): string {
  return hash(canonical([check, where.keyPath ?? where.entity ?? null, args]));
}

/** JSON with sorted keys. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, each: Json) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** FNV-1a over UTF-16 code units, 32 bits twice with different seeds: short, stable, and without a library. */
function hash(text: string): string {
  const half = (seed: number): string => {
    let value = seed;
    for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x01000193);
}
