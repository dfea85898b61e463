import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const RELAY = fileURLToPath(new URL('gnutls-relay.py', import.meta.url));

/** Priority strings for servers of one suite at TLS 1.0, named by the suite's number. */
export const TLS10: { readonly [name: string]: string } = {
  '0004': tls10('ARCFOUR-128', 'MD5'),
  '0005': tls10('ARCFOUR-128', 'SHA1'),
  '000a': tls10('3DES-CBC', 'SHA1'),
  '002f': tls10('AES-128-CBC', 'SHA1'),
  '0035': tls10('AES-256-CBC', 'SHA1'),
};

export function tls10(cipher: string, mac: string): string {
  return `NONE:+VERS-TLS1.0:+RSA:+${cipher}:+${mac}:+COMP-NULL:+SIGN-ALL:%SERVER_PRECEDENCE`;
}

/** What Windows Server 2003 takes of what Macs have, in its order; single DES and export suites are not in GnuTLS. */
export const WINDOWS_2003 = tls10('ARCFOUR-128:+3DES-CBC', 'MD5:+SHA1');

export interface GnutlsOptions {
  /** A GnuTLS priority string: versions, suites. */
  readonly priorities: string;
  /** PEM files. The chain is sent in this order, right or wrong. */
  readonly key: string;
  readonly chain: readonly string[];
  readonly requestClientCertificate?: 'ask' | 'require';
  /** 127.0.0.1 and a free port, if left out. */
  readonly address?: string;
  readonly port?: number;
  /** The plain TCP server that the decrypted stream goes to; without one, everything comes back as it went. */
  readonly behind?: { readonly address: string; readonly port: number };
  /** No TLS record holds more bytes of data than this. */
  readonly parts?: number;
}

export interface Gnutls {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A TLS server on GnuTLS, which still has RC4 and 3DES. Needs `python3` and libgnutls30. */
export async function startGnutls(options: GnutlsOptions): Promise<Gnutls> {
  const { address = '127.0.0.1', port = 0, requestClientCertificate: request = 'none', behind } = options;
  const set = {
    address,
    port,
    priorities: options.priorities,
    key: options.key,
    chain: options.chain,
    request,
    behind: behind ? [behind.address, behind.port] : null,
    parts: options.parts ?? null,
  };
  // The system's own policy may forbid what these servers are for.
  const env = { ...process.env, GNUTLS_SYSTEM_PRIORITY_FILE: '/dev/null' };
  const child = spawn('python3', [RELAY, JSON.stringify(set)], { stdio: ['pipe', 'pipe', 'pipe'], env });
  const exited = once(child, 'exit');
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  let said = '';
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  const listens = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve((JSON.parse(said) as { port: number }).port);
    });
    void exited.then(() => reject(new Error(`gnutls-relay.py ended: ${complaint}`)));
  });
  return {
    address,
    port: await listens,
    stop: async () => {
      process.off('exit', killed);
      killed();
      await exited;
    },
  };
}
