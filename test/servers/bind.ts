import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

export interface BindOptions {
  /** Lines of records by zone; SOA and NS are added. A zone whose text is `broken` does not load: SERVFAIL. */
  readonly zones: { readonly [zone: string]: string };
  readonly port?: number;
  /** Refuses every question. */
  readonly refuse?: boolean;
}

export interface Bind {
  readonly address: string;
  readonly port: number;
  /** As msgrctl's --server has it. */
  readonly resolver: string;
  readonly stop: () => Promise<void>;
}

/** BIND, authoritative for some zones, in a folder of its own. */
export async function startBind({ zones, port, refuse }: BindOptions): Promise<Bind> {
  // BIND listens on the addresses of interfaces only, so not on all of 127.0.0.0/8.
  const address = '127.0.0.1';
  const chosen = port ?? (await freePort(address));
  const folder = mkdtempSync(join(tmpdir(), 'msgrctl-bind-'));
  const blocks = Object.entries(zones).map(([zone, records]) => {
    const file = join(folder, `${zone}.zone`);
    writeFileSync(file, zoneText(zone, records));
    return `zone "${zone}" { type primary; file "${file}"; check-names ignore; check-srv-cname ignore; check-integrity no; };`;
  });
  writeFileSync(
    join(folder, 'named.conf'),
    [
      'options {',
      `  directory "${folder}"; pid-file none; session-keyfile none; lock-file none;`,
      `  listen-on port ${chosen} { ${address}; }; listen-on-v6 { none; };`,
      '  recursion no; dnssec-validation no; notify no; minimal-responses no;',
      `  allow-query { ${refuse ? 'none' : 'any'}; };`,
      '};',
      'controls { };',
      ...blocks,
      '',
    ].join('\n'),
  );
  const child = spawn('named', ['-g', '-n', '1', '-c', join(folder, 'named.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  // It takes questions before its zones are loaded, and answers SERVFAIL.
  const running = new Promise<void>((done, fail) => {
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000);
      if (/ running$/m.test(log)) done();
    });
    child.once('exit', () => fail(new Error('it ended')));
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await running;
    return { address, port: chosen, resolver: `${address}:${chosen}`, stop };
  } catch {
    await stop();
    throw new Error(`named did not start:\n${log}`);
  }
}

function zoneText(zone: string, records: string): string {
  if (records === 'broken') return '@ IN SOA this line is no SOA record\n';
  return [
    `$ORIGIN ${zone}.`,
    '$TTL 3600',
    `@ IN SOA ns.${zone}. hostmaster.${zone}. 1 3600 600 86400 900`,
    `@ IN NS ns.${zone}.`,
    'ns IN A 127.0.0.1',
    records,
    '',
  ].join('\n');
}
