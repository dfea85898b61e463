import { der } from '../der/index.ts';

export interface AsReq {
  /** As given: realms are told apart by case (RFC 4120, section 6.1). */
  readonly realm: string;
  /** 0 to 2^31 - 1. */
  readonly nonce: number;
  /** Until when the ticket should be valid; none is ever given without a client. */
  readonly till: Date;
}

const VERSION = 5;
const AS_REQ = 10;
const NT_SRV_INST = 2;

/** AES (RFC 3962), RC4 (RFC 4757), and 3DES and DES (RFC 3961), which is what Macs of 2006 asked for. */
const ENCRYPTION_TYPES = [18, 17, 23, 16, 3, 1] as const;

/**
 * An AS-REQ for a ticket-granting ticket that names no client (RFC 4120, section 5.4.1). A KDC refuses that with a KRB-ERROR,
 * which holds its clock; no account is touched.
 */
export function asReq({ realm, nonce, till }: AsReq): Uint8Array {
  const service = der.sequence(
    der.context(0, der.integer(NT_SRV_INST)),
    der.context(1, der.sequence(der.generalString('krbtgt'), der.generalString(realm))),
  );
  const body = der.sequence(
    der.context(0, der.bitString(new Uint8Array(4))),
    der.context(2, der.generalString(realm)),
    der.context(3, service),
    der.context(5, der.generalizedTime(till)),
    der.context(7, der.integer(nonce)),
    der.context(8, der.sequence(...ENCRYPTION_TYPES.map((type) => der.integer(type)))),
  );
  return der.application(
    AS_REQ,
    der.sequence(der.context(1, der.integer(VERSION)), der.context(2, der.integer(AS_REQ)), der.context(4, body)),
  );
}
