// A made-up fleet: preference files with all documented keys, the same for the same seed. About 6 KB as XML, 4 KB as binary.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small generator of pseudo-random numbers (mulberry32), from 0 up to but not including `below`. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function valueOf({ type, format, range }, random, plist) {
  switch (type) {
    case 'boolean':
      return plist.boolean(random(2) === 1);
    case 'integer':
      return plist.integer(range ? range.min + random(Math.min(range.max - range.min, 60_000)) : random(5));
    case 'data':
      return plist.data(Uint8Array.from({ length: 120 }, () => random(256)));
    default:
      if (format === 'left, top' || format === 'width, height')
        return plist.string(`${random(1600)}, ${random(1000)}`);
      return plist.string(`user${random(100_000)}@site${random(100)}.contoso.com`);
  }
}

/** Writes `count` files as XML and as binary, and gives the paths of both. */
export function writeFleet(folder, count, { SETTINGS, plist, writeXml, writeBinary }, seed = 1) {
  const random = randomNumbers(seed);
  const fleet = { xml: [], binary: [] };
  for (const format of ['xml', 'binary']) mkdirSync(join(folder, format));
  for (let i = 0; i < count; i += 1) {
    const root = plist.dict(SETTINGS.map((setting) => [setting.key, valueOf(setting, random, plist)]));
    const name = `${String(i).padStart(6, '0')}.plist`;
    for (const [format, bytes] of [
      ['xml', writeXml(root)],
      ['binary', writeBinary(root)],
    ]) {
      const path = join(folder, format, name);
      writeFileSync(path, bytes);
      fleet[format].push(path);
    }
  }
  return fleet;
}
