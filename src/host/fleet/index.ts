import type { FleetDoor } from '../../core/fleet-door.ts';
import { macsIn } from './archive.ts';
import { pathsOf } from './list.ts';
import { readSource } from './read-source.ts';
import { sourcesOf } from './sources.ts';
import { stdinOf } from './stdin.ts';
import { unpacked } from './unpacked.ts';

/** Collected Macs on this machine's disks. */
export function realFleet(standardInput: () => AsyncIterable<Uint8Array>): FleetDoor {
  const stdin = stdinOf(standardInput);
  return {
    sources: (paths, { listed = false } = {}) => sourcesOf(paths, listed, stdin),
    unpacked: (batches) => unpacked(batches, stdin),
    read: (source) =>
      source.kind === 'archive' && source.path === '-' ? macsIn('-', stdin.pieces()) : readSource(source),
    pathsOf,
  };
}
