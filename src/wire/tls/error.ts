/** Bytes that break the rules of TLS. The only thing that this folder throws. */
export class TlsError extends Error {
  override name = 'TlsError';
}
