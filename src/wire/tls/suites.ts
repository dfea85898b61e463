/** Names of cipher suites and versions, as the IANA registry of TLS parameters has them. */
const NAMES: { readonly [id: number]: string } = {
  0x0001: 'RSA_WITH_NULL_MD5',
  0x0002: 'RSA_WITH_NULL_SHA',
  0x0003: 'RSA_EXPORT_WITH_RC4_40_MD5',
  0x0004: 'RSA_WITH_RC4_128_MD5',
  0x0005: 'RSA_WITH_RC4_128_SHA',
  0x0006: 'RSA_EXPORT_WITH_RC2_CBC_40_MD5',
  0x0008: 'RSA_EXPORT_WITH_DES40_CBC_SHA',
  0x0009: 'RSA_WITH_DES_CBC_SHA',
  0x000a: 'RSA_WITH_3DES_EDE_CBC_SHA',
  0x0011: 'DHE_DSS_EXPORT_WITH_DES40_CBC_SHA',
  0x0012: 'DHE_DSS_WITH_DES_CBC_SHA',
  0x0013: 'DHE_DSS_WITH_3DES_EDE_CBC_SHA',
  0x0014: 'DHE_RSA_EXPORT_WITH_DES40_CBC_SHA',
  0x0015: 'DHE_RSA_WITH_DES_CBC_SHA',
  0x0016: 'DHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0x002f: 'RSA_WITH_AES_128_CBC_SHA',
  0x0032: 'DHE_DSS_WITH_AES_128_CBC_SHA',
  0x0033: 'DHE_RSA_WITH_AES_128_CBC_SHA',
  0x0035: 'RSA_WITH_AES_256_CBC_SHA',
  0x0038: 'DHE_DSS_WITH_AES_256_CBC_SHA',
  0x0039: 'DHE_RSA_WITH_AES_256_CBC_SHA',
  0x003c: 'RSA_WITH_AES_128_CBC_SHA256',
  0x003d: 'RSA_WITH_AES_256_CBC_SHA256',
  0x0062: 'RSA_EXPORT1024_WITH_DES_CBC_SHA',
  0x0063: 'DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA',
  0x0064: 'RSA_EXPORT1024_WITH_RC4_56_SHA',
  0x0067: 'DHE_RSA_WITH_AES_128_CBC_SHA256',
  0x006b: 'DHE_RSA_WITH_AES_256_CBC_SHA256',
  0x009c: 'RSA_WITH_AES_128_GCM_SHA256',
  0x009d: 'RSA_WITH_AES_256_GCM_SHA384',
  0x009e: 'DHE_RSA_WITH_AES_128_GCM_SHA256',
  0x009f: 'DHE_RSA_WITH_AES_256_GCM_SHA384',
  0x1301: 'AES_128_GCM_SHA256',
  0x1302: 'AES_256_GCM_SHA384',
  0x1303: 'CHACHA20_POLY1305_SHA256',
  0xc002: 'ECDH_ECDSA_WITH_RC4_128_SHA',
  0xc003: 'ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA',
  0xc004: 'ECDH_ECDSA_WITH_AES_128_CBC_SHA',
  0xc005: 'ECDH_ECDSA_WITH_AES_256_CBC_SHA',
  0xc007: 'ECDHE_ECDSA_WITH_RC4_128_SHA',
  0xc008: 'ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
  0xc009: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  0xc00a: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  0xc00c: 'ECDH_RSA_WITH_RC4_128_SHA',
  0xc00d: 'ECDH_RSA_WITH_3DES_EDE_CBC_SHA',
  0xc00e: 'ECDH_RSA_WITH_AES_128_CBC_SHA',
  0xc00f: 'ECDH_RSA_WITH_AES_256_CBC_SHA',
  0xc011: 'ECDHE_RSA_WITH_RC4_128_SHA',
  0xc012: 'ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  0xc013: 'ECDHE_RSA_WITH_AES_128_CBC_SHA',
  0xc014: 'ECDHE_RSA_WITH_AES_256_CBC_SHA',
  0xc023: 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  0xc024: 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
  0xc027: 'ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  0xc028: 'ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  0xc02b: 'ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  0xc02c: 'ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  0xc02f: 'ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  0xc030: 'ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  0xcca8: 'ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  0xcca9: 'ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
};

/** `RSA_WITH_RC4_128_MD5`; `suite 0x1234` for one that no hello of ours offers. */
export function suiteName(id: number): string {
  return NAMES[id] ?? `suite 0x${id.toString(16).padStart(4, '0')}`;
}

/** The number of a suite by its name, with or without `TLS_` in front; 0 (no suite) if it is not known here. */
export function suiteId(name: string): number {
  const bare = name.replace(/^TLS_/, '');
  return Number(Object.keys(NAMES).find((id) => NAMES[Number(id)] === bare) ?? 0);
}

/** `3.1`, as the bytes have it, to `TLS 1.0`. */
export function versionName(version: string): string {
  const [major, minor] = version.split('.').map(Number);
  if (major === 3 && minor === 0) return 'SSL 3.0';
  if (major === 3 && minor !== undefined && minor <= 4) return `TLS 1.${minor - 1}`;
  return `TLS version ${version}`;
}

/** True for suites of 40 or 56 bits, made for export, and those that encrypt nothing. */
export function isWeakSuite(id: number): boolean {
  const name = NAMES[id] ?? '';
  return name.includes('EXPORT') || name.includes('NULL') || /_DES_/.test(name);
}
