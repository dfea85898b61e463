import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface KeyPair {
  /** PEM files. */
  readonly key: string;
  readonly certificate: string;
}

/** A self-signed certificate for lcs.contoso.com; `key` as `openssl req -newkey` takes it. Needs `openssl`. */
export function selfSigned(folder: string, name: string, ...key: readonly string[]): KeyPair {
  const files = { key: join(folder, `${name}.key`), certificate: join(folder, `${name}.pem`) };
  const about = ['-subj', '/CN=lcs.contoso.com', '-keyout', files.key, '-out', files.certificate];
  execFileSync('openssl', ['req', '-x509', '-nodes', '-newkey', ...key, ...about], { stdio: 'ignore' });
  return files;
}

export interface Openssl {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** `openssl s_server` on a free port of 127.0.0.1; with `-rev` it sends each line back, reversed. */
export async function startOpenssl({ key, certificate }: KeyPair, ...options: readonly string[]): Promise<Openssl> {
  const listen = ['-accept', '127.0.0.1:0', '-key', key, '-cert', certificate];
  const child = spawn('openssl', ['s_server', ...listen, ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      const [, found] = /^ACCEPT .*:(\d+)$/m.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then(() => reject(new Error(`openssl s_server ended: ${said}`)));
  });
  return {
    address: '127.0.0.1',
    port,
    stop: async () => {
      process.off('exit', killed);
      killed();
      await exited;
    },
  };
}
