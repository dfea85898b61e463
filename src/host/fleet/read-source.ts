import type { MacMaterial, MacSource } from '../../core/fleet.ts';
import { macsIn } from './archive.ts';
import { readMac } from './read-mac.ts';

/** What a source on the disk holds; that needs nothing of this process, so every thread can do it. */
export function readSource(source: MacSource): MacMaterial | AsyncIterable<MacMaterial> {
  return source.kind === 'archive' ? macsIn(source.path) : readMac(source);
}
