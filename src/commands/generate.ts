import { resolve } from 'node:path';
import { judgePlist } from '../checks/target.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { tally } from '../core/report.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { diff } from '../plist/diff.ts';
import { readPlist } from '../plist/format.ts';
import { policyPlist } from '../policy/settings.ts';
import type { User } from '../policy/roster.ts';
import { changeLines } from '../report/changes.ts';
import { rendered, reportOf, verdict } from './judged.ts';
import { isManaged, managedFile, managedNotices, refuseOddManaged } from './managed.ts';
import type { ManagedFlags, ManagedFormat } from './managed.ts';
import { readRosterFile } from './policy-file.ts';
import { product, productsForUsers, readyProduct, type Product, type ProductOptions } from './products.ts';
import { usablePolicy, type UsablePolicy } from './usable-policy.ts';

interface Options extends Omit<ProductOptions, 'format'>, ManagedFlags {
  readonly format?: ProductOptions['format'] | ManagedFormat;
  readonly users?: string | true;
  readonly dryRun?: true;
  readonly force?: true;
}

export const run: CommandBody = async ({ args, options: given }, host) => {
  // `-o -` is standard output, as everywhere on the command line.
  const { output, ...rest } = given as Options;
  const options: Options = output === undefined || output === '-' ? rest : { ...rest, output };
  refuseOddOptions(options, host);
  const reference = (args['policy'] as string | undefined) ?? 'messenger.yaml';
  if (options.output !== undefined && resolve(options.output) === resolve(reference)) {
    throw usageError(`${reference} is the policy itself`, 'Name another file after -o.');
  }
  const usable = await usablePolicy(reference, host);
  if (!tellFindings(usable, host)) return ExitCode.findings;

  const products = await productsOf(options, usable, host);
  for (const { path, bytes } of products) tellOwnFindings(path ?? 'the generated file', bytes, usable, options, host);

  if (options.check) return check(products, host);
  if (options.dryRun) await dryRun(products, host);
  if (!options.force) refuseOverwrite(products);
  if (options.dryRun) return ExitCode.ok;
  if (options.users) await host.files.makeFolder(options.output!);
  for (const { path, bytes } of products) {
    if (path === undefined) await host.stdout.write(bytes);
    else await host.files.write(path, bytes, { force: options.force === true });
  }
  if (options.output !== undefined)
    notice(
      host,
      `wrote ${products.length === 1 ? products[0]!.path : `${products.length} files to ${options.output}`}`,
    );
  return ExitCode.ok;
};

async function productsOf(options: Options, usable: UsablePolicy, host: Host): Promise<Product[]> {
  const { format, ...rest } = options;
  const { policy } = usable;
  if (isManaged(format)) {
    for (const each of managedNotices(policy, format, options)) notice(host, each);
    return [await readyProduct(options.output, managedFile(policy, format, options, host), host)];
  }
  const plain: ProductOptions = format === undefined ? rest : { ...rest, format };
  const settings = policyPlist(policy);
  return options.users
    ? productsForUsers(plain, settings, await usersOf(options, usable, host), host)
    : [await product(options.output, settings, plain, host)];
}

function refuseOddOptions(options: Options, host: Host): void {
  const { output, users, merge, dryRun: dry, check: checking, format } = options;
  refuseOddManaged(format, options, [...(users ? ['--users'] : []), ...(merge === undefined ? [] : ['--merge'])]);
  if (users && merge !== undefined) throw usageError('--users and --merge do not go together');
  if (users && output === undefined) throw usageError('--users needs a folder to write to', 'Name it with -o.');
  if (checking && output === undefined && merge === undefined)
    throw usageError('--check needs a file to look at', 'Name it with -o.');
  if (checking && dry) throw usageError('--check and --dry-run do not go together');
  if (format === 'binary' && output === undefined && !checking && !dry && host.stdout.isTerminal) {
    throw usageError('a binary file would garble the terminal', 'Write it to a file with -o.');
  }
}

/** Tells what is wrong with the policy; false if that forbids to go on. */
function tellFindings({ report }: UsablePolicy, host: Host): boolean {
  const whole = reportOf('generate', [report], host);
  const failed = verdict(whole, 'error') !== ExitCode.ok;
  if (report.findings.length > 0 && (failed || !host.quiet)) {
    host.stderr.write(rendered(whole, 'human', 'error', host.stderr));
  }
  if (failed) host.stderr.write('msgrctl: nothing written: the policy has errors\n');
  return !failed;
}

/**
 * Judges what has been made, as anyone else's file: what a merge keeps may be wrong in ways that the policy is not. What
 * the policy itself leads to was told already.
 */
function tellOwnFindings(
  name: string,
  bytes: Uint8Array,
  { policy }: UsablePolicy,
  options: Options,
  host: Host,
): void {
  if (options.merge === undefined || host.quiet) return;
  const report = reportOf(
    'generate',
    [judgePlist({ file: name, bytes, role: 'mac', policy, today: host.today() })],
    host,
  );
  const { error, warning } = tally(report);
  if (error + warning === 0) return;
  host.stderr.write(
    `msgrctl: what was kept of ${options.merge} has findings of its own; they do not fail the merge\n\n`,
  );
  host.stderr.write(rendered(report, 'human', 'error', host.stderr));
}

async function usersOf(options: Options, usable: UsablePolicy, host: Host): Promise<readonly User[]> {
  if (typeof options.users !== 'string') {
    if (!usable.roster)
      throw usageError('the policy names no roster', 'Add "users: users.csv" to it, or name one: --users users.csv');
    return usable.roster.users;
  }
  const { users, problems } = await readRosterFile(options.users, host);
  const first = problems[0];
  if (first) {
    const line = first.where.span ? `:${first.where.span.start.line}` : '';
    throw usageError(`${first.where.file}${line}: ${first.message}`, first.fix);
  }
  return users;
}

function refuseOverwrite(products: readonly Product[]): void {
  const there = products.find(({ isThere }) => isThere);
  if (there) throw cannot(`${there.path} is there already`, 'Use --force to replace it.');
}

async function check(products: readonly Product[], host: Host): Promise<ExitCode> {
  let code: ExitCode = ExitCode.ok;
  for (const each of products) {
    const changes = diff(each.before, readPlist(each.bytes).root);
    if (changes.length === 0 && each.isThere && each.damage === undefined) continue;
    code = ExitCode.findings;
    const what = each.damage ?? (each.isThere ? 'differs from the policy' : 'is missing');
    await host.stdout.write(`${each.path}: ${what}\n`);
    await host.stdout.write(changeLines(changes, host.stdout.style));
  }
  return code;
}

async function dryRun(products: readonly Product[], host: Host): Promise<void> {
  for (const { path, bytes, before } of products) {
    const changes = diff(before, readPlist(bytes).root);
    await host.stdout.write(`${path ?? 'standard output'}: would be written, ${changes.length} changes\n`);
    await host.stdout.write(changeLines(changes, host.stdout.style));
  }
}

function notice(host: Host, text: string): void {
  if (!host.quiet) host.stderr.write(`msgrctl: ${text}\n`);
}
