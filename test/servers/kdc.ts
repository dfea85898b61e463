import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KdcOptions {
  readonly realm?: string;
  readonly address?: string;
  /** One that is free for UDP and TCP unless given. */
  readonly port?: number;
  /** Seconds that its clock is ahead (Debian's libfaketime). */
  readonly clockOffset?: number;
  /** What it listens to; both unless given. */
  readonly transports?: readonly ('udp' | 'tcp')[];
}

export interface Kdc {
  readonly address: string;
  readonly port: number;
  readonly realm: string;
  readonly stop: () => Promise<void>;
}

const ENVIRONMENT = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** MIT krb5kdc with a realm of its own, its database in a folder that goes with it. */
export async function startKdc(options: KdcOptions = {}): Promise<Kdc> {
  const { realm = 'CONTOSO.COM', address = '127.0.0.1', transports = ['udp', 'tcp'], clockOffset = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-kdc-'));
  const port = options.port ?? (await freePort(address));
  const files = { KRB5_CONFIG: join(folder, 'krb5.conf'), KRB5_KDC_PROFILE: join(folder, 'kdc.conf') };
  writeFileSync(files.KRB5_CONFIG, `[libdefaults]\n default_realm = ${realm}\n dns_lookup_kdc = false\n`);
  const listen = (transport: 'udp' | 'tcp'): string => (transports.includes(transport) ? `${address}:${port}` : '""');
  writeFileSync(
    files.KRB5_KDC_PROFILE,
    `[kdcdefaults]
 kdc_listen = ${listen('udp')}
 kdc_tcp_listen = ${listen('tcp')}
[realms]
 ${realm} = {
  database_name = ${join(folder, 'principal')}
  key_stash_file = ${join(folder, 'stash')}
  acl_file = ${join(folder, 'acl')}
 }
[logging]
 kdc = FILE:${join(folder, 'kdc.log')}
`,
  );
  const env = { ...ENVIRONMENT, ...files };
  const made = spawnSync('kdb5_util', ['create', '-r', realm, '-s', '-P', 'msgrctl'], { env, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`kdb5_util failed: ${made.stderr}`);
  const child = spawn('krb5kdc', ['-n'], {
    env: clockOffset === 0 ? env : { ...env, ...shiftedClock(clockOffset) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  await started(child, folder);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, port, realm, stop };
}

/** krb5kdc says so on its standard output when it listens. */
function started(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (bytes: Buffer): void => {
      said += bytes.toString();
      if (said.includes('starting...')) resolve();
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => {
      const log = readdirSync(folder).includes('kdc.log') ? readFileSync(join(folder, 'kdc.log'), 'utf8') : '';
      reject(new Error(`krb5kdc ended: ${said}${log}`));
    });
  });
}

/** Preloaded rather than by the command faketime, which would be one more process to stop. */
function shiftedClock(seconds: number): { [name: string]: string } {
  const library = readdirSync('/usr/lib')
    .map((name) => join('/usr/lib', name, 'faketime'))
    .find((name) => exists(name));
  if (library === undefined) throw new Error('libfaketime is missing (Debian: libfaketime)');
  return {
    LD_PRELOAD: join(library, 'libfaketime.so.1'),
    FAKETIME: `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

function exists(folder: string): boolean {
  try {
    return readdirSync(folder).includes('libfaketime.so.1');
  } catch {
    return false;
  }
}

/** A port of that address that neither UDP nor TCP uses. */
async function freePort(address: string): Promise<number> {
  for (;;) {
    const port = await new Promise<number>((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(0, address, () => {
        const found = (server.address() as { port: number }).port;
        server.close(() => resolve(found));
      });
    });
    const isFree = await new Promise<boolean>((resolve) => {
      const socket = createSocket('udp4').once('error', () => resolve(false));
      socket.bind(port, address, () => socket.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
