import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Canonical } from './canonical.ts';

type Format = 'xml' | 'binary';

const SCRIPT = fileURLToPath(new URL('plistlib-oracle.py', import.meta.url));
const LIMITS = { maxBuffer: 2 ** 30, timeout: 120_000 };

function plistlib(requests: readonly (readonly [verb: string, format: Format, argument: unknown])[]): unknown[] {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT], { ...LIMITS, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`python3 ended with ${status}: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

/** What plistlib reads in files, or `{ error }`. */
export function plistlibReads(format: Format, files: readonly Uint8Array[]): unknown[] {
  return plistlib(files.map((file) => ['read', format, Buffer.from(file).toString('base64')]));
}

/** What plistlib writes for values. */
export function plistlibWrites(format: Format, values: readonly Canonical[]): Uint8Array[] {
  return plistlib(values.map((value) => ['write', format, value])).map((answer) => {
    if (typeof answer !== 'string') throw new Error(JSON.stringify(answer));
    return new Uint8Array(Buffer.from(answer, 'base64'));
  });
}

/** The same file in the other format, by libplist; undefined if that refuses it. */
export function plistutilConverts(file: Uint8Array, to: Format): Uint8Array | undefined {
  const { status, stdout } = spawnSync('plistutil', ['-i', '-', '-f', to === 'xml' ? 'xml' : 'bin'], {
    ...LIMITS,
    input: file,
  });
  return status === 0 && stdout.length > 0 ? new Uint8Array(stdout) : undefined;
}
