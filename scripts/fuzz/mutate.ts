type Bytes = Uint8Array;

/** A whole number from 0 up to but not including `below`. */
export type Random = (below: number) => number;

/** Pseudo-random whole numbers (mulberry32) from 0 up to but not including `below`. */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const latin1 = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));

/** Pieces that have broken a parser somewhere. */
const NASTY = [
  '<',
  '>',
  '&',
  '&amp',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&lol;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '--',
  '-->',
  '<?xml',
  '?>',
  '<!DOCTYPE',
  '<!ENTITY a "b">',
  '[',
  '<dict>',
  '</dict>',
  '<dict/>',
  '<array>',
  '</array>',
  '<key>',
  '</key>',
  '<key/>',
  '<string>',
  '</string>',
  '<integer>',
  '</integer>',
  '<integer>-0x8000000000000001</integer>',
  '<integer>99999999999999999999</integer>',
  '<real>nan</real>',
  '<real>1e999</real>',
  '<date>2006-13-40T99:99:99Z</date>',
  '<data>====</data>',
  '<true>',
  '<false/>',
  '<plist>',
  '</plist>',
  'version="1.0"',
  'encoding="UTF-7"',
  'CF$UID',
  '__proto__',
  '\0',
  '\r',
  '\n',
  '\t',
  '\xff\xfe',
  '\xfe\xff',
  '\xef\xbb\xbf',
  '\xc0\x80',
  '\xed\xa0\x80',
  '\xf4\x90\x80\x80',
  'bplist00',
  'bplist15',
  '\xdf\x10\xff',
  '\xaf\x13\xff\xff\xff\xff\xff\xff\xff\xff',
  '\x14',
  '\x80',
  '\x0f',
  '\x00\x00\x00\x00\x00\x00\x00\x01',
  '\xff\xff\xff\xff\xff\xff\xff\xff',
  '{',
  '}',
  '(',
  ')',
  ';',
  '=',
  ',',
  '"',
  "'",
  '\\',
  '\\U',
  '\\Ud800',
  '\\400',
  '/*',
  '*/',
  '//',
  '<*I5>',
  '{length = 9, bytes = 0x00}',
].map(latin1);

const MUTATIONS: readonly ((bytes: Bytes, random: Random) => Bytes)[] = [
  // flip a bit
  (bytes, random) => replace(bytes, random(bytes.length), 1, [bytes[random(bytes.length)]! ^ (1 << random(8))]),
  // any byte
  (bytes, random) => replace(bytes, random(bytes.length), 1, [random(256)]),
  // cut off
  (bytes, random) => bytes.slice(0, random(bytes.length)),
  // take out
  (bytes, random) => replace(bytes, random(bytes.length), 1 + random(16), []),
  // put in a nasty piece, or put it over what is there
  (bytes, random) => replace(bytes, random(bytes.length + 1), 0, NASTY[random(NASTY.length)]!),
  (bytes, random) => {
    const piece = NASTY[random(NASTY.length)]!;
    return replace(bytes, random(bytes.length), piece.length, piece);
  },
  // a piece of the same file somewhere else, once or many times
  (bytes, random) => {
    const from = random(bytes.length);
    const piece = bytes.slice(from, from + 1 + random(64));
    return replace(bytes, random(bytes.length), 0, repeat(piece, 1 + random(4)));
  },
  // change a digit
  (bytes, random) => {
    const digits = [...bytes.keys()].filter((i) => bytes[i]! >= 0x30 && bytes[i]! <= 0x39);
    return digits.length > 0 ? replace(bytes, digits[random(digits.length)]!, 1, [0x30 + random(10)]) : bytes;
  },
  // two pieces change places
  (bytes, random) => {
    const [first, second] = [random(bytes.length), random(bytes.length)].toSorted((a, b) => a - b) as [
      number,
      number,
    ];
    const length = Math.min(1 + random(32), second - first);
    const piece = bytes.slice(second, second + length);
    return replace(replace(bytes, second, length, bytes.slice(first, first + length)), first, length, piece);
  },
  // a tag, or what stands between two tags, in the place of another
  (bytes, random) => {
    const marks = [...bytes.keys()].filter((i) => bytes[i] === 0x3c || bytes[i] === 0x3e);
    if (marks.length < 2) return bytes;
    const [from, to] = [random(marks.length - 1), random(marks.length - 1)];
    const piece = bytes.slice(marks[from], marks[from + 1]! + 1);
    return replace(bytes, marks[to]!, marks[to + 1]! - marks[to]! + 1, piece);
  },
  // one of the last 32 bytes, where the trailer of a binary file is
  (bytes, random) => replace(bytes, Math.max(0, bytes.length - 1 - random(32)), 1, [random(256)]),
];

function replace(bytes: Bytes, at: number, count: number, piece: ArrayLike<number>): Bytes {
  const end = Math.min(bytes.length, at + count);
  const result = new Uint8Array(at + piece.length + bytes.length - end);
  result.set(bytes.subarray(0, at));
  result.set(piece, at);
  result.set(bytes.subarray(end), at + piece.length);
  return result;
}

function repeat(piece: Bytes, times: number): Bytes {
  const result = new Uint8Array(piece.length * times);
  for (let i = 0; i < times; i += 1) result.set(piece, i * piece.length);
  return result;
}

/** One to five mutations of one of the seeds or of two of them spliced; now and then nothing but random bytes. */
export function damaged(seeds: readonly Bytes[], random: Random): Bytes {
  if (random(50) === 0) return Uint8Array.from({ length: random(200) }, () => random(256));
  const seed = (): Bytes => seeds[random(seeds.length)]!;
  let bytes = seed();
  if (random(8) === 0) {
    const tail = seed();
    bytes = replace(tail, 0, random(tail.length), bytes.slice(0, random(bytes.length)));
  }
  for (let left = 1 + random(1 + random(6)); left > 0 && bytes.length > 0; left -= 1) {
    bytes = MUTATIONS[random(MUTATIONS.length)]!(bytes, random);
  }
  return bytes;
}
