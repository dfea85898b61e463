import type { Position } from '../core/location.ts';

/**
 * Bytes that are not a property list, or not one that every reader understands alike. Carries the place: line and
 * column in text, a byte offset in binary files.
 */
export class PlistError extends Error {
  override readonly name = 'PlistError';
  /** What is wrong, one sentence without the place. */
  readonly problem: string;
  readonly position: Position | undefined;
  readonly byteOffset: number | undefined;

  constructor(problem: string, place: { position?: Position; byteOffset?: number } = {}) {
    super(`${problem}${describePlace(place)}`);
    this.problem = problem;
    this.position = place.position;
    this.byteOffset = place.byteOffset;
  }
}

function describePlace({ position, byteOffset }: { position?: Position; byteOffset?: number }): string {
  if (position) return ` (line ${position.line}, column ${position.column})`;
  if (byteOffset !== undefined) return ` (byte ${byteOffset})`;
  return '';
}
