import { createHash } from 'node:crypto';

/** Digests of bytes, as lower-case hexadecimal digits. */
export const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
