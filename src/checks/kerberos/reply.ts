import type { KdcSeen } from '../../core/kerberos.ts';
import { tryFromBase64 } from '../../wire/base64.ts';
import { errorText, KerberosError, readKdcMessage, type KdcMessage } from '../../wire/kerberos/index.ts';
import type { Clock } from '../sip/clock.ts';

export interface KdcReply {
  /** For people, without a full stop. */
  readonly said: string;
  /** Undefined for what is no message of Kerberos. */
  readonly message: KdcMessage | undefined;
  /** How far the KDC's clock is ahead of the local one, and how sure that is. */
  readonly skew?: Clock;
}

/** What a KDC answered. */
export function kdcReply(kdc: KdcSeen & { readonly status: 'reply' }): KdcReply {
  const message = messageOf(kdc.reply);
  if (!message) return { said: 'not a message of Kerberos', message };
  if (message.type === 'reply') return { said: 'a ticket', message };
  return { said: `it is a KDC (${errorText(message.code)})`, message, skew: skewOf(message.time, kdc) };
}

function messageOf(base64: string): KdcMessage | undefined {
  const bytes = tryFromBase64(base64);
  if (!bytes) return undefined;
  try {
    return readKdcMessage(bytes);
  } catch (error) {
    if (error instanceof KerberosError) return undefined;
    throw error;
  }
}

/** The KDC looked at its clock some time between request and answer. */
function skewOf(time: number, { sentAt, milliseconds }: KdcSeen): Clock {
  const middle = Date.parse(sentAt) + milliseconds / 2;
  return { seconds: (time - middle) / 1000, doubt: milliseconds / 2000 };
}
