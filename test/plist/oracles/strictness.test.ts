import { describe, expect } from 'vitest';
import { tool } from '../../helpers/tools.ts';
import { damaged, randomNumbers } from '../../../scripts/fuzz/mutate.ts';
import { SEEDS } from '../../../scripts/fuzz/seeds.ts';
import { PlistError } from '../../../src/plist/error.ts';
import { detectFormat } from '../../../src/plist/format.ts';
import type { PlistValue } from '../../../src/plist/value.ts';
import { canonical } from '../helpers/canonical.ts';
import { plistlibReads, type Format } from '../helpers/oracles.ts';
import { readRoot } from '../helpers/read.ts';

/** The damaged files that we take after all, with what we read in them. */
function survivors(format: Format, inputs: number): readonly (readonly [file: Uint8Array, value: PlistValue])[] {
  const random = randomNumbers(7);
  const taken = new Map<string, readonly [Uint8Array, PlistValue]>();
  for (let i = 0; i < inputs; i += 1) {
    const file = damaged(SEEDS[format]!, random);
    if (detectFormat(file) !== format || isMarked(file)) continue;
    try {
      taken.set(Buffer.from(file).toString('latin1'), [file, readRoot(file)]);
    } catch (error) {
      if (!(error instanceof PlistError)) throw error;
    }
  }
  return [...taken.values()];
}

/** Expat refuses a file with a byte order mark that declares something else; Apple's reader goes by the mark alone. */
function isMarked([first, second]: Uint8Array): boolean {
  return first === undefined || first > 0x7f || first === 0 || second === 0;
}

/** Python's dates hold microseconds, and the years 1 to 9999. */
function isForPython(value: PlistValue): boolean {
  if (value.kind === 'array') return value.value.every(isForPython);
  if (value.kind === 'dict') return value.value.every((entry) => isForPython(entry.value));
  if (value.kind !== 'date') return true;
  const { value: seconds } = value;
  const isInRange = seconds >= -63_113_904_000 && seconds < 252_423_993_600;
  return isInRange && Number.isInteger(seconds * 64) && !Object.is(seconds, -0);
}

describe('a damaged file that we take is taken by plistlib too, and for the same value', () => {
  tool('python3').each<[Format, number]>([
    ['xml', 40_000],
    ['binary', 40_000],
  ])('%s', (format, inputs) => {
    const taken = survivors(format, inputs).filter(([, value]) => isForPython(value));
    expect(taken.length).toBeGreaterThan(500);
    const found = plistlibReads(
      format,
      taken.map(([file]) => file),
    );
    expect(found).toEqual(taken.map(([, value]) => canonical(value, { uidsAsDicts: format === 'xml' })));
  });
});
