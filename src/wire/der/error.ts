/** Bytes that are not the DER expected. The message says what is wrong, without a full stop. */
export class DerError extends Error {
  override readonly name = 'DerError';
  /** Where in the bytes, counted from 0. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}
