/** The parts of node-forge's TLS engine that we use and that we hook into; the package has no types of its own. */
declare module 'node-forge/lib/tls.js' {
  /** Bytes as a string, one character a byte. */
  export type ByteString = string;

  export interface ByteBuffer {
    getBytes(): ByteString;
    bytes(): ByteString;
    length(): number;
  }

  export interface TlsVersion {
    major: number;
    minor: number;
  }

  export interface TlsRecord {
    readonly type: number;
    readonly version: TlsVersion;
    length: number;
    fragment: ByteBuffer;
  }

  export interface ConnectionMode {
    readonly macKey: ByteString;
    readonly sequenceNumber: readonly [number, number];
    readonly updateSequenceNumber: () => void;
    macLength: number;
    cipherFunction: (record: TlsRecord, mode: ConnectionMode) => boolean;
  }

  export interface SecurityParameters {
    cipher_type: number;
    enc_key_length: number;
    block_length: number;
    fixed_iv_length: number;
    record_iv_length: number;
    mac_length: number;
    mac_key_length: number;
    readonly keys: {
      readonly client_write_key: ByteString;
      readonly server_write_key: ByteString;
      readonly client_write_IV: ByteString;
      readonly server_write_IV: ByteString;
    };
  }

  export interface CipherSuite {
    readonly id: readonly [number, number];
    readonly name: string;
    readonly initSecurityParameters: (parameters: SecurityParameters) => void;
    readonly initConnectionState: (
      state: { readonly read: ConnectionMode; readonly write: ConnectionMode },
      connection: TlsConnection,
      parameters: SecurityParameters,
    ) => void;
  }

  export interface TlsConnection {
    version: TlsVersion;
    readonly session: {
      readonly cipherSuite: CipherSuite | null;
      readonly certificateRequest: unknown;
    } | null;
    readonly tlsData: ByteBuffer;
    readonly data: ByteBuffer;
    handshake(): void;
    process(data: ByteString): number;
    prepare(data: ByteString): boolean;
    close(): void;
  }

  export interface TlsFailure {
    readonly message: string;
    readonly origin?: 'client' | 'server';
    readonly alert?: { readonly level: number; readonly description: number };
  }

  const tls: {
    readonly CipherSuites: { [name: string]: CipherSuite };
    readonly CipherType: { readonly stream: number; readonly block: number };
    createConnection(options: {
      readonly cipherSuites: readonly CipherSuite[];
      readonly connected: (connection: TlsConnection) => void;
      readonly tlsDataReady: (connection: TlsConnection) => void;
      readonly dataReady: (connection: TlsConnection) => void;
      readonly closed: (connection: TlsConnection) => void;
      readonly error: (connection: TlsConnection, failure: TlsFailure) => void;
    }): TlsConnection;
  };
  export default tls;
}

declare module 'node-forge/lib/forge.js' {
  import type { ByteBuffer } from 'node-forge/lib/tls.js';

  /** The library's own table, in which its parts find each other. */
  const forge: {
    readonly asn1: { fromDer: (bytes: { getBytes(): string }) => unknown };
    readonly pki: {
      certificateFromAsn1: (value: unknown) => unknown;
      verifyCertificateChain: (...parameters: readonly unknown[]) => unknown;
    };
    readonly util: { createBuffer(bytes: string): ByteBuffer };
  };
  export default forge;
}
