/** Bytes that break the rules of TLS. The only thing that this folder throws. */
export class TlsError extends Error {
  override readonly name = 'TlsError';
  /** Where, counted from 0: in the records as they came, or in the message that the text names. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}
