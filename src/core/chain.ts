/** Certificates as they were seen: plain JSON, judged by src/checks/certificate. */

/** Where a certificate that may be trusted came from. */
export type AnchorSource = 'file' | 'policy' | 'system';

export interface ChainObservation {
  /** A file's path, or `host:port`. */
  readonly source: string;
  /** The name or IP address that the client connects to; undefined if there is none (a file, without --name). */
  readonly name?: string;
  /** DER in base64, in the order sent or stored; the server's own first. */
  readonly presented: readonly string[];
  /** DER in base64: intermediates that are known otherwise. */
  readonly others: readonly string[];
  /** Trusted roots; of the system's only those that the chain could lead to. */
  readonly anchors: readonly { readonly from: AnchorSource; readonly der: string }[];
  /**
   * Who signed what, as far as the names fit: indexes into presented, others and anchors, one after the other. Only true
   * signatures are listed; `failed` lists pairs whose names fit and whose signature does not.
   */
  readonly signatures: readonly (readonly [subject: number, issuer: number])[];
  readonly failed: readonly (readonly [subject: number, issuer: number])[];
}
