/** The parts of node-forge that read PKCS#12; the package has no types of its own. */
declare module 'node-forge/lib/asn1.js' {
  export interface Asn1 {
    readonly value: unknown;
  }
  const asn1: {
    fromDer(bytes: string, strict?: boolean): Asn1;
    /** `getBytes` gives a character for each byte. */
    toDer(value: Asn1): { getBytes(): string };
  };
  export default asn1;
}

declare module 'node-forge/lib/x509.js' {
  import type { Asn1 } from 'node-forge/lib/asn1.js';
  export interface ForgeCertificate {
    readonly version: number;
  }
  const pki: { certificateToAsn1(certificate: ForgeCertificate): Asn1 };
  export default pki;
}

declare module 'node-forge/lib/pkcs12.js' {
  import type { Asn1 } from 'node-forge/lib/asn1.js';
  import type { ForgeCertificate } from 'node-forge/lib/x509.js';
  export interface SafeBag {
    readonly type: string;
    /** Null for keys that are not RSA, and undefined for other bags; then there is `asn1`. */
    readonly cert?: ForgeCertificate | null;
    readonly asn1?: Asn1;
    readonly attributes?: { readonly localKeyId?: readonly string[] };
  }
  const pkcs12: {
    pkcs12FromAsn1(
      value: Asn1,
      strict: boolean,
      password: string,
    ): {
      readonly safeContents: readonly { readonly safeBags: readonly SafeBag[] }[];
    };
  };
  export default pkcs12;
}
