import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate, type CertificateOptions, type Issued } from './certificate-maker.ts';

/** A certificate with its files. */
export interface Filed extends Issued {
  /** PEM of this certificate alone. */
  readonly certFile: string;
  /** PEM of it and all issuers but the root, its own first: what a server is set up to send. */
  readonly chainFile: string;
  readonly derFile: string;
  /** PKCS#8 in PEM. */
  readonly keyFile: string;
}

export type ServerOptions = Partial<CertificateOptions> & { readonly id: string };

export interface Pki {
  readonly root: Filed;
  readonly intermediate: Filed;
  /** As the options say; self-signed unless `issuer` is given. */
  readonly issue: (options: CertificateOptions) => Filed;
  /** By the intermediate, for sip.contoso.com, with what LCS asks for, unless the options say otherwise. One key for all. */
  readonly server: (options: ServerOptions) => Filed;
}

export const CA_USAGE = { ca: true, ku: ['keyCertSign', 'cRLSign'] } as const;

/**
 * A private CA as companies of 2006 had one: root, intermediate, RSA-2048, SHA-1, valid 2020 to 2049. All files go into
 * `folder`, named by `id`; without a folder nothing is written. Keys come from the ids: the same certificates each time.
 */
export function makePki(folder?: string): Pki {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const above = new Map<Issued, string>();
  const issue = (options: CertificateOptions): Filed => {
    const issued = makeCertificate(options);
    const files = {
      certFile: join(folder ?? '', `${issued.id}.pem`),
      chainFile: join(folder ?? '', `${issued.id}.chain.pem`),
      derFile: join(folder ?? '', `${issued.id}.der`),
      keyFile: join(folder ?? '', `${issued.id}.key.pem`),
    };
    const filed = { ...issued, ...files };
    const chain = options.issuer ? issued.pem + (above.get(options.issuer) ?? '') : '';
    above.set(filed, chain);
    if (folder !== undefined) {
      writeFileSync(files.certFile, issued.pem);
      writeFileSync(files.chainFile, chain === '' ? issued.pem : chain);
      writeFileSync(files.derFile, issued.der);
      writeFileSync(files.keyFile, issued.keyPem, { mode: 0o600 });
    }
    return filed;
  };
  const root = issue({ id: 'root', subject: 'Contoso Root CA', ...CA_USAGE });
  const intermediate = issue({
    id: 'intermediate',
    subject: 'Contoso Issuing CA',
    issuer: root,
    pathLength: 0,
    ...CA_USAGE,
  });
  const server = (options: ServerOptions): Filed =>
    issue({
      subject: 'sip.contoso.com',
      issuer: intermediate,
      keyLabel: 'server',
      eku: ['serverAuth', 'clientAuth'],
      ku: ['digitalSignature', 'keyEncipherment'],
      ...options,
    });
  return { root, intermediate, issue, server };
}
