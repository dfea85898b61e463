export { asReq, type AsReq } from './as-req.ts';
export { KerberosError } from './error.ts';
export { CODE, errorText } from './errors.ts';
export { framed, MAX_REPLY, unframed } from './framing.ts';
export { readKdcMessage, type KdcMessage } from './message.ts';
