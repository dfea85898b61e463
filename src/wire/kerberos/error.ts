/** Bytes that are not the Kerberos message expected. The message says what is wrong, without a full stop. */
export class KerberosError extends Error {
  override readonly name = 'KerberosError';
}
