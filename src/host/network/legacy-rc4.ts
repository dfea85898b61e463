/**
 * RC4 (Rivest, 1987; test vectors in RFC 6229). OpenSSL has it no more. Broken, and here for one reason: to talk to servers
 * that know nothing else. Returns a function that encrypts and decrypts the next bytes of one stream.
 */
export function rc4(key: Uint8Array): (bytes: Uint8Array) => Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + state[i]! + key[i % key.length]!) & 0xff;
    swap(state, i, j);
  }
  let i = 0;
  j = 0;
  return (bytes) =>
    bytes.map((byte) => {
      i = (i + 1) & 0xff;
      j = (j + state[i]!) & 0xff;
      swap(state, i, j);
      return byte ^ state[(state[i]! + state[j]!) & 0xff]!;
    });
}

function swap(state: Uint8Array, i: number, j: number): void {
  const old = state[i]!;
  state[i] = state[j]!;
  state[j] = old;
}
