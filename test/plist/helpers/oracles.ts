import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeBinary } from '../../../src/plist/binary/writer.ts';
import type { PlistValue } from '../../../src/plist/value.ts';
import { writeXml } from '../../../src/plist/xml/writer.ts';
import type { Canonical } from './canonical.ts';

export type Format = 'xml' | 'binary';

/** A value as the file that we write. */
export function encode(value: PlistValue, format: Format): Uint8Array {
  return format === 'xml' ? new TextEncoder().encode(writeXml(value)) : writeBinary(value);
}

const SCRIPT = fileURLToPath(new URL('plistlib-oracle.py', import.meta.url));
const LIMITS = { maxBuffer: 2 ** 29, timeout: 120_000 };

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
  // It says "ERROR" on its standard output, and ends with 0.
  return status === 0 && !stdout.subarray(0, 5).equals(Buffer.from('ERROR')) ? new Uint8Array(stdout) : undefined;
}
