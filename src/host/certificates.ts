import { X509Certificate } from 'node:crypto';
import type { CertificateFile } from '../core/host.ts';
import { usageError } from '../core/tool-error.ts';
import { realFiles } from './files.ts';

const MAX_BYTES = 1024 * 1024;
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Every certificate of a PEM file, or the one of a DER file. A file with a private key in it is refused. */
export async function readCertificates(path: string): Promise<readonly CertificateFile[]> {
  const bytes = await realFiles.read(path, MAX_BYTES);
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    throw usageError(
      `${path} holds a private key`,
      'Name a file with the certificate alone; keys stay on the server.',
    );
  }
  const blocks = text.match(BLOCK);
  return (blocks ?? [bytes]).map((block) => certificate(path, block));
}

function certificate(path: string, block: string | Uint8Array): CertificateFile {
  try {
    const { raw, subject } = new X509Certificate(block);
    const lines = raw.toString('base64').match(/.{1,64}/g)!;
    return {
      pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
      subject: subject.split('\n').join(', '),
    };
  } catch {
    throw usageError(`${path} is no X.509 certificate`, 'Export the root certificate of your CA as PEM or DER.');
  }
}
