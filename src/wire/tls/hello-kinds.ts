import type { HelloKind } from '../../core/server.ts';

/** What a ClientHello offers. */
export interface HelloProfile {
  readonly version: readonly [number, number];
  readonly suites: readonly number[];
  readonly serverName: boolean;
  /** Named groups (RFC 4492, section 5.1.1); empty: no extensions on elliptic curves. */
  readonly groups: readonly number[];
  /** Pairs of hash and signature, from TLS 1.2 on (RFC 5246, section 7.4.1.4.1). */
  readonly signatures: readonly number[];
}

/** RC4-SHA, RC4-MD5, 3DES, DES, then what was made for export, then DHE. */
const RC4_3DES_SUITES = [
  0x0005, 0x0004, 0x000a, 0x0009, 0x0003, 0x0008, 0x0006, 0x0016, 0x0015, 0x0014, 0x0013, 0x0012, 0x0011,
];

/** The same, with AES-128 in front of RC4 and AES-256 behind it, and DHE with AES. */
const AES_SUITES = [
  0x002f, 0x0005, 0x0004, 0x0035, 0x000a, 0x0009, 0x0003, 0x0008, 0x0006, 0x0032, 0x0033, 0x0038, 0x0039, 0x0016,
  0x0015, 0x0014, 0x0013, 0x0012, 0x0011,
];

/** ECDHE and ECDH, with ECDSA and with RSA. */
const EC_SUITES = [
  0xc00a, 0xc009, 0xc007, 0xc008, 0xc013, 0xc014, 0xc011, 0xc012, 0xc004, 0xc005, 0xc002, 0xc003, 0xc00e, 0xc00f,
  0xc00c, 0xc00d,
];

/** With AEAD, or SHA-256 in the MAC. */
const TLS_1_2_SUITES = [
  0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009e, 0x009f, 0xc023, 0xc027, 0xc024, 0xc028, 0x0067, 0x006b,
  0x009c, 0x009d, 0x003c, 0x003d,
];

const NO_EXTENSIONS = { serverName: false, groups: [], signatures: [] } as const;
const TLS_1_0 = [3, 1] as const;
const SECP256R1 = 23;
const SECP384R1 = 24;
const SECP521R1 = 25;
const X25519 = 29;

/**
 * By generation of Secure Transport. Suites and their order are those of Apple's published source, the table KnownCipherSpecs:
 * Security-163 to libsecurity_ssl-24739 (10.3 to 10.4.7), -28425 to -36371 (10.4.8 to 10.5), -36800 to -55003 (10.6, 10.7).
 * Left out is what proves or encrypts nothing (DH_anon, NULL), and what only SSL 2.0 knows. At most 64: Schannel of Windows
 * Server 2003 looks at no more.
 */
export const HELLO_KINDS: { readonly [kind in HelloKind]: HelloProfile } = {
  panther: { version: TLS_1_0, suites: RC4_3DES_SUITES, ...NO_EXTENSIONS },
  'tiger-aes': { version: TLS_1_0, suites: AES_SUITES, ...NO_EXTENSIONS },
  'snow-leopard': {
    version: TLS_1_0,
    suites: [...EC_SUITES, ...AES_SUITES],
    serverName: true,
    groups: [SECP256R1, SECP384R1, SECP521R1],
    signatures: [],
  },
  today: {
    version: [3, 3],
    suites: [...TLS_1_2_SUITES, 0xc009, 0xc013, 0xc00a, 0xc014, 0x002f, 0x0035, 0x000a],
    serverName: true,
    groups: [X25519, SECP256R1, SECP384R1, SECP521R1],
    // ECDSA, RSA-PSS and RSA with SHA-256, 384 and 512; then SHA-1.
    signatures: [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201],
  },
};
