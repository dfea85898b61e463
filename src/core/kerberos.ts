/** What was seen of a Kerberos realm: plain JSON, judged by src/checks/kerberos. */
import type { DnsView } from './dns.ts';
import type { Failure } from './failure.ts';

/** An AS-REQ without a client name, and what came back. */
export type KdcSeen = {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  /** By the local clock: ISO 8601, UTC, milliseconds. */
  readonly sentAt: string;
  readonly milliseconds: number;
} & (
  | {
      readonly status: 'reply';
      /** The message without the length that TCP puts in front, DER in base64. */
      readonly reply: string;
    }
  | Failure
);

export interface KerberosObservation {
  readonly realm: string;
  /** `_kerberos._udp`, `_kerberos._tcp`, and the addresses of what they name. */
  readonly views: readonly DnsView[];
  readonly kdcs: readonly KdcSeen[];
}
