/** A place in a text: 1-based line, 1-based column in UTF-16 code units (what editors and SARIF count). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Where a finding is. Text files have a `span`; binary files have a `byteOffset` instead. `keyPath` names the
 * value inside the document (`PortRangeMinSIPDynamicPort`, `connection.ports.min`) in either. What was found on the network
 * has an `entity` (`_sip._tls.contoso.com SRV`, `sip.contoso.com:5061`), and `file` is what the user asked about.
 */
export interface Location {
  readonly file: string;
  readonly span?: Span;
  readonly byteOffset?: number;
  readonly keyPath?: string;
  readonly entity?: string;
}
