import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilOpen } from './ports.ts';

export interface KamailioOptions {
  readonly address: string;
  /** PEM files: the server's own certificate first. */
  readonly key: string;
  readonly chain: string;
  /** OpenSSL's list; AES of TLS 1.0 unless given. */
  readonly suites?: string;
}

export interface Kamailio {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** OpenSSL takes neither TLS 1.0 nor SHA-1 unless the whole process is told to. */
const OPENSSL = `openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = old
[old]
MinProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
`;

/** Kamailio on the usual ports of an address, TCP and TLS, that asks for credentials as a Live Communications Server does. */
export async function startKamailio({ address, key, chain, suites }: KamailioOptions): Promise<Kamailio> {
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-kamailio-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const config = file(
    'kamailio.cfg',
    configuration(address, key, chain, suites ?? 'AES128-SHA:AES256-SHA:@SECLEVEL=0'),
  );
  const child = spawn('kamailio', ['-f', config, '-DD', '-E', '-m', '16', '-M', '4', '-w', folder, '-Y', folder], {
    env: { ...process.env, TZ: 'UTC', OPENSSL_CONF: file('openssl.cnf', OPENSSL) },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its children are of its own group, and end with it.
    detached: true,
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-20_000);
  });
  const kill = (): void => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    // It waits for its children; if it does not end, all are ended.
    child.kill('SIGTERM');
    const late = setTimeout(kill, 3000);
    await gone;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const hasEnded = (): boolean => child.exitCode !== null;
    await untilOpen(address, 5060, hasEnded);
    await untilOpen(address, 5061, hasEnded);
    return { address, stop };
  } catch {
    await stop();
    throw new Error(`kamailio did not start:\n${log}`);
  }
}

function configuration(address: string, key: string, chain: string, suites: string): string {
  const challenge = (scheme: string, target: string): string =>
    `append_to_reply("WWW-Authenticate: ${scheme} realm=\\"SIP Communications Service\\", targetname=\\"${target}\\", version=3\\r\\n");`;
  return `debug=0
log_stderror=yes
children=1
tcp_children=1
enable_tls=yes
dns=no
rev_dns=no
listen=tcp:${address}:5060
listen=tls:${address}:5061
loadmodule "tls.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
modparam("tls", "tls_method", "TLSv1+")
modparam("tls", "private_key", "${key}")
modparam("tls", "certificate", "${chain}")
modparam("tls", "cipher_list", "${suites}")
request_route {
  append_to_reply("Date: $timef(%a, %d %b %Y %H:%M:%S GMT)\\r\\n");
  ${challenge('NTLM', 'sip.contoso.com')}
  ${challenge('Kerberos', 'sip/sip.contoso.com')}
  sl_send_reply("401", "Unauthorized");
}
`;
}
