import { tryFromBase64, toBase64 } from '../../wire/base64.ts';
import { der } from '../../wire/der/index.ts';
import { KerberosError, readKdcMessage, type KdcMessage } from '../../wire/kerberos/index.ts';

/** The reply of a KDC made anew, as far as checks look at it; nothing of the bytes themselves is kept. */
export function remadeReply(reply: string, realmOf: (realm: string) => string): string {
  const message = messageOf(reply);
  return toBase64(message ? bytesOf(message, realmOf) : new Uint8Array([0]));
}

function messageOf(reply: string): KdcMessage | undefined {
  const bytes = tryFromBase64(reply);
  try {
    return bytes && readKdcMessage(bytes);
  } catch (error) {
    if (error instanceof KerberosError) return undefined;
    throw error;
  }
}

const whole = (tag: number, number: number): Uint8Array => der.context(tag, der.integer(number));
const text = (tag: number, name: string): Uint8Array => der.context(tag, der.generalString(name));

/** RFC 4120, sections 5.4.2 and 5.9.1. */
function bytesOf(message: KdcMessage, realmOf: (realm: string) => string): Uint8Array {
  if (message.type === 'reply') {
    return der.application(11, der.sequence(whole(0, 5), whole(1, 11), text(3, realmOf(message.realm))));
  }
  const { code, time, realm, clientRealm } = message;
  return der.application(
    30,
    der.sequence(
      whole(0, 5),
      whole(1, 30),
      der.context(4, der.generalizedTime(new Date(time))),
      whole(5, (((time % 1000) + 1000) % 1000) * 1000),
      whole(6, code),
      ...(clientRealm === undefined ? [] : [text(7, realmOf(clientRealm))]),
      text(9, realmOf(realm)),
    ),
  );
}
