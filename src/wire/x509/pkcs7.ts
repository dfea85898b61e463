import { DerError, expect, isContext, readDer, readOid, TAG } from '../der/index.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * The certificates of a PKCS#7 or CMS SignedData (RFC 5652, section 5.1), as `.p7b` files hold them, in their order, which
 * means nothing. Throws DerError for anything else.
 */
export function certificatesOfPkcs7(bytes: Uint8Array): Uint8Array[] {
  const content = expect(readDer(bytes), TAG.sequence, 'the PKCS#7 value');
  const type = readOid(content.children[0], 'the type of the PKCS#7 value', content);
  if (type !== SIGNED_DATA) throw new DerError(content.start, 'it is PKCS#7, but no signed data');
  const [wrapped] = content.children.slice(1);
  if (!isContext(wrapped, 0)) throw new DerError(content.start, 'the PKCS#7 value is empty');
  const signedData = expect(wrapped.children[0], TAG.sequence, 'the signed data', wrapped);
  const certificates = signedData.children.find((child) => isContext(child, 0));
  // Other choices of CertificateChoices have context tags.
  return (certificates?.children ?? []).filter(({ tagClass }) => tagClass === 'universal').map(({ raw }) => raw);
}
