import { usageError } from '../core/tool-error.ts';
import { toBase64, tryFromBase64 } from '../wire/base64.ts';
import { DerError, isUniversal, readDer, TAG, type DerNode } from '../wire/der/index.ts';
import { certificatesOfPkcs7, chainOrder, readCertificate } from '../wire/x509/index.ts';
import { realFiles } from './files.ts';
import { certificatesOfPkcs12 } from './pkcs12.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
const CERTIFICATE_LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
const PKCS7_LABELS = new Set(['PKCS7', 'CMS']);

/**
 * The certificates of a file as DER in base64. PEM with any number of blocks and other text keeps its order; the bags of
 * PKCS#7 and PKCS#12 have none, so the server's own comes first there. Keys are passed over. The password of PKCS#12 is the
 * first line of another file. What is wrong is a ToolError (exit 2).
 */
export async function readChain(path: string, passwordFile?: string): Promise<string[]> {
  const bytes = await realFiles.read(path, MAX_BYTES);
  const found = isDer(bytes) ? await fromDer(path, bytes, passwordFile) : fromPem(path, bytes);
  if (found.length === 0) throw usageError(`${path} holds no certificate`, FORMATS);
  return found.map(toBase64);
}

const FORMATS = 'Name a file with certificates: PEM, DER, PKCS#7 (.p7b) or PKCS#12 (.p12, .pfx).';

/** Every one of the binary formats is a SEQUENCE; text never starts so. */
function isDer(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && bytes[1] !== undefined && (bytes[1] >= 0x80 || bytes.length === bytes[1] + 2);
}

function fromPem(path: string, bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1');
  const found: Uint8Array[] = [];
  for (const [, label = '', body = ''] of text.matchAll(BLOCK)) {
    if (CERTIFICATE_LABELS.has(label)) found.push(checked(path, decoded(path, label, body)));
    else if (PKCS7_LABELS.has(label)) found.push(...fromPkcs7(path, decoded(path, label, body)));
  }
  return found;
}

function decoded(path: string, label: string, body: string): Uint8Array {
  const bytes = tryFromBase64(body);
  if (!bytes) throw usageError(`${path}: a block ${label} is no base64`);
  if (label !== 'TRUSTED CERTIFICATE') return bytes;
  // OpenSSL puts its trust settings behind the certificate.
  const length = bytes[1] === 0x82 ? 4 + bytes[2]! * 256 + bytes[3]! : bytes.length;
  return bytes.subarray(0, length);
}

async function fromDer(path: string, bytes: Uint8Array, passwordFile: string | undefined): Promise<Uint8Array[]> {
  const tree = trees(bytes);
  if (isUniversal(tree?.children[0], TAG.oid)) return fromPkcs7(path, bytes);
  // PFX starts with its version, 3. It may be BER, which only node-forge reads.
  if (!tree || isUniversal(tree.children[0], TAG.integer)) return fromPkcs12(path, bytes, passwordFile);
  return [checked(path, bytes)];
}

function trees(bytes: Uint8Array): DerNode | undefined {
  try {
    return readDer(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function fromPkcs7(path: string, bytes: Uint8Array): Uint8Array[] {
  try {
    const bag = certificatesOfPkcs7(bytes).map((der) => readCertificate(der));
    return chainOrder(bag).map(({ raw }) => raw);
  } catch (error) {
    throw unreadable(path, 'PKCS#7', error);
  }
}

async function fromPkcs12(path: string, bytes: Uint8Array, passwordFile: string | undefined): Promise<Uint8Array[]> {
  const password = passwordFile === undefined ? '' : await firstLine(passwordFile);
  let found: Uint8Array[];
  try {
    found = certificatesOfPkcs12(bytes, password);
  } catch (error) {
    const { message } = error as Error;
    if (/password|MAC could not be verified/i.test(message)) {
      throw usageError(
        passwordFile === undefined ? `${path} needs a password` : `${path} does not open with that password`,
        'Put the password into the first line of a file, and name it: --password-file FILE.',
      );
    }
    throw usageError(`${path} is neither a certificate nor PKCS#12: ${message.replace(/\.$/, '')}`, FORMATS);
  }
  const [own, ...others] = found.map((der) => readCertificate(checked(path, der)));
  return own ? [own, ...chainOrder(others)].map(({ raw }) => raw) : [];
}

async function firstLine(path: string): Promise<string> {
  const text = Buffer.from(await realFiles.read(path, MAX_BYTES)).toString('utf8');
  return /^[^\r\n]*/.exec(text)![0];
}

function checked(path: string, der: Uint8Array): Uint8Array {
  try {
    return readCertificate(der).raw;
  } catch (error) {
    throw unreadable(path, 'X.509', error);
  }
}

function unreadable(path: string, format: string, error: unknown): Error {
  if (!(error instanceof DerError)) return error as Error;
  return usageError(`${path} holds damaged ${format}: ${error.message} (byte ${error.offset})`, FORMATS);
}
