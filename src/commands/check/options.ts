import type { Invocation } from '../../core/command.ts';
import { usageError } from '../../core/tool-error.ts';
import type { FormatName } from '../../report/index.ts';
import type { Threshold } from '../judged.ts';

/** The flags of all `check` commands, as commander hands them in. */
export interface CheckOptions {
  readonly server?: readonly string[];
  readonly policy?: string;
  readonly macos?: string;
  readonly ca?: readonly string[];
  readonly client?: string;
  readonly transport?: 'tls' | 'tcp';
  readonly name?: string;
  readonly mtls?: true;
  readonly trustedServers?: string;
  readonly passwordFile?: string;
  readonly domain?: string;
  readonly manual?: string;
  readonly userHas?: 'kerberos' | 'password';
  readonly realm?: string;
  readonly symptom?: string;
  readonly timeout: string;
  readonly format: FormatName;
  readonly failOn: Threshold;
  readonly save?: string;
  readonly replay?: string;
  readonly force?: true;
}

/** What only matters while looking; with --replay nobody looks. */
const LOOKING = [
  'server',
  'macos',
  'ca',
  'client',
  'transport',
  'name',
  'mtls',
  'trustedServers',
  'passwordFile',
  'domain',
  'manual',
  'userHas',
  'realm',
  'save',
] as const satisfies readonly (keyof CheckOptions)[];

export function optionsOf({ args, options }: Invocation): { options: CheckOptions; targets: readonly string[] } {
  const given = options as unknown as CheckOptions;
  const named = args['targets'] ?? args['target'] ?? [];
  const targets = typeof named === 'string' ? [named] : named;
  if (given.replay !== undefined) {
    const odd = LOOKING.find((name) => given[name] !== undefined);
    if (odd) throw usageError(`--replay judges what was saved; leave out --${dashed(odd)}`);
    if (targets.length > 0) throw usageError('--replay judges what was saved; leave out the target');
  }
  if (given.force && given.save === undefined) throw usageError('--force goes with --save');
  return { options: given, targets };
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `5` or `0.5`, in milliseconds. */
export function milliseconds(seconds: string): number {
  const value = /^\d{1,3}(?:\.\d{1,3})?$/.test(seconds) ? Number(seconds) : 0;
  if (value < 0.1 || value > 300) throw usageError(`--timeout: "${seconds}" is not from 0.1 to 300 seconds`);
  return Math.round(value * 1000);
}

/** `10.3,10.4.11` */
export function releases(list: string): string[] {
  const found = list.split(',').map((each) => each.trim());
  const odd = found.find((each) => !/^10\.(?:[3-9]|1[0-5])(?:\.[0-9]{1,2})?$/.test(each));
  if (odd !== undefined) {
    throw usageError(`--macos: "${odd}" is no release of Mac OS X from 10.3 to 10.15`, 'Such as 10.3,10.4.11.');
  }
  return [...new Set(found)];
}
