/** Alert descriptions (RFC 5246, section 7.2; 110 to 120 from RFC 6066 and later). */
const NAMES: { readonly [description: number]: string } = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  116: 'certificate_required',
};

export const HANDSHAKE_FAILURE = 40;
export const PROTOCOL_VERSION = 70;
export const INSUFFICIENT_SECURITY = 71;

/** `handshake_failure (40)`. */
export function alertName(description: number): string {
  const name = NAMES[description];
  return name === undefined ? `alert ${description}` : `${name} (${description})`;
}
