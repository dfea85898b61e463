import { TlsError } from './error.ts';

/** Takes numbers and vectors off the front of some bytes (RFC 2246, section 4); throws TlsError where they are too short. */
export class Reader {
  #at = 0;
  readonly #bytes: Uint8Array;
  readonly #what: string;
  readonly #start: number;

  /** `what` names the message in errors, `start` says where in it the bytes begin. */
  constructor(bytes: Uint8Array, what: string, start = 0) {
    this.#bytes = bytes;
    this.#what = what;
    this.#start = start;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Where the next byte stands in the message. */
  get offset(): number {
    return this.#start + this.#at;
  }

  /** A number of 1 to 4 bytes, the high one first. */
  number(size: number): number {
    return this.take(size).reduce((value, byte) => value * 256 + byte, 0);
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new TlsError(this.offset, `${this.#what} ends too early`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** Bytes with their length before them, in `size` bytes. */
  vector(size: number): Uint8Array {
    return this.take(this.number(size));
  }

  /** The same, to read on in. */
  inner(size: number): Reader {
    const bytes = this.vector(size);
    return new Reader(bytes, this.#what, this.offset - bytes.length);
  }
}
