import { rootCertificates } from 'node:tls';

/** The roots that this Node.js brings along (Mozilla's list), DER in base64. */
export function systemRoots(): readonly string[] {
  return rootCertificates.map((pem) => pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''));
}
