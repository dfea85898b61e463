/** Text that is not the SIP expected, or cannot be put into SIP. The message says what is wrong, without a full stop. */
export class SipError extends Error {
  override readonly name = 'SipError';
}
