import {
  DerError,
  isContext,
  readDer,
  readSmallInteger,
  readText,
  readTime,
  TAG,
  expect,
  type DerNode,
} from '../der/index.ts';
import { KerberosError } from './error.ts';

/** What a KDC sends. */
export type KdcMessage =
  | {
      readonly type: 'error';
      /** RFC 4120, section 7.5.9. */
      readonly code: number;
      /** Milliseconds since 1970, by the clock of the KDC. */
      readonly time: number;
      /** The realm of the server; that of the client, where the KDC knows it better. */
      readonly realm: string;
      readonly clientRealm?: string;
      /** For people, by the KDC. */
      readonly text?: string;
    }
  | { readonly type: 'reply'; readonly realm: string };

const AS_REP = 11;
const KRB_ERROR = 30;

/** Reads a KRB-ERROR (RFC 4120, section 5.9.1), or recognises an AS-REP (section 5.4.2). Throws KerberosError. */
export function readKdcMessage(bytes: Uint8Array): KdcMessage {
  try {
    return messageOf(readDer(bytes));
  } catch (error) {
    if (error instanceof DerError) throw new KerberosError(`it is no message of Kerberos: ${error.message}`);
    throw error;
  }
}

function messageOf(node: DerNode): KdcMessage {
  if (
    node.tagClass !== 'application' ||
    (node.tag !== AS_REP && node.tag !== KRB_ERROR) ||
    node.children.length !== 1
  ) {
    throw new KerberosError('it is no answer of a KDC');
  }
  const fields = expect(node.children[0], TAG.sequence, 'the message');
  const field = (number: number): DerNode | undefined =>
    fields.children.find((child) => isContext(child, number))?.children[0];
  const whole = (number: number, what: string): number => readSmallInteger(field(number), what, fields);
  if (whole(0, 'the version') !== 5) throw new KerberosError('it is of another version of Kerberos than 5');
  if (whole(1, 'the type') !== node.tag) throw new KerberosError('it is of another type than it says');
  if (node.tag === AS_REP) return { type: 'reply', realm: readText(field(3), 'the realm', fields) };
  const clientRealm = field(7);
  const text = field(11);
  // Microseconds: at most one second, whatever they hold.
  const micros = Math.min(Math.max(whole(5, 'the microseconds'), 0), 999_999);
  return {
    type: 'error',
    code: whole(6, 'the error code'),
    time: readTime(field(4), 'the time of the server', fields) + Math.floor(micros / 1000),
    realm: readText(field(9), 'the realm', fields),
    ...(clientRealm ? { clientRealm: readText(clientRealm, 'the realm of the client') } : {}),
    ...(text ? { text: readText(text, 'the text') } : {}),
  };
}
