import type { Host } from '../../core/host.ts';
import type { Subject, Want } from '../../core/observation.ts';
import { usageError } from '../../core/tool-error.ts';
import type { Policy } from '../../policy/load.ts';
import { usablePolicy } from '../usable-policy.ts';
import { trustOf } from './anchors.ts';
import { milliseconds, releases, type CheckOptions } from './options.ts';
import type { CheckRequest } from './request.ts';
import { hostAndPort, resolver, sipDomain } from './targets.ts';
import { byRelease, UNCONFIGURED, wantOf } from './want.ts';

/** A request, and the policy that it was made from. */
export interface Made {
  readonly request: CheckRequest;
  readonly policy: Policy | undefined;
}

/** What a command line asks for; reads the files that it names. */
export async function requestOf(
  subject: Subject,
  targets: readonly string[],
  options: CheckOptions,
  host: Host,
): Promise<Made> {
  const [target] = targets;
  const isPolicy = subject === 'signin' && target !== undefined && !(await isAddress(target, host));
  const reference = options.policy ?? (isPolicy ? target : undefined);
  const policy = reference === undefined ? undefined : (await usablePolicy(reference, host)).policy;
  const want = wantedOf(options, policy);
  const common = {
    subject,
    want,
    domains: [] as readonly string[],
    resolvers: (options.server ?? []).map(resolver),
    milliseconds: milliseconds(options.timeout),
    ...(await trustOf(options.ca ?? [], policy, host)),
    ...(options.name === undefined ? {} : { name: hostAndPort(options.name).host }),
  };
  const own = await BUILDERS[subject]({ targets, target: target ?? reference, options, policy, want, host });
  return { request: { ...common, ...own }, policy };
}

/** `alice@contoso.com`, or a domain alone; a file of that name is a policy. */
async function isAddress(target: string, host: Host): Promise<boolean> {
  if (target.includes('@')) return true;
  const looksLikeDomain = /^[^/]+\.[a-z]{2,}$/i.test(target) && !/\.(?:ya?ml|json)$/i.test(target);
  return looksLikeDomain && (await host.files.kind(target)) === 'missing';
}

function wantedOf(options: CheckOptions, policy: Policy | undefined): Want {
  const base = policy ? wantOf(policy) : UNCONFIGURED;
  const { client, macos, manual, transport, userHas, realm, mtls } = options;
  if (options.trustedServers !== undefined && !mtls) throw usageError('--trusted-servers goes with --mtls');
  return {
    ...base,
    ...(client === undefined ? {} : { client }),
    ...(macos === undefined ? {} : { releases: releases(macos).toSorted(byRelease) }),
    ...(manual === undefined ? {} : { mode: 'manual', server: namedServer(manual) }),
    ...(transport === undefined ? {} : { transport }),
    ...(userHas === undefined ? {} : { userHas }),
    ...(realm === undefined ? {} : { realm: realmOf(realm) }),
    ...(mtls ? { mtls } : {}),
  };
}

function namedServer(text: string): NonNullable<Want['server']> {
  const { host, port } = hostAndPort(text);
  return port === undefined ? { host } : { host, port };
}

interface Given {
  readonly targets: readonly string[];
  /** The first target, or the policy. */
  readonly target: string | undefined;
  readonly options: CheckOptions;
  readonly policy: Policy | undefined;
  readonly want: Want;
  readonly host: Host;
}

type Own = Pick<CheckRequest, 'target'> & Partial<CheckRequest>;

const BUILDERS: { readonly [subject in Subject]: (given: Given) => Own | Promise<Own> } = {
  dns: ({ targets, policy, target }) => {
    const domains = distinct([...targets.map(sipDomain), ...policyDomains(policy)]);
    if (domains.length === 0) throw usageError('name a domain', 'Such as: msgrctl check dns contoso.com');
    return { target: targets.length === 0 ? target! : targets.join(' '), domains };
  },
  cert: async ({ target, targets, options, want, host }) => {
    if (targets.length === 0)
      throw usageError('name a file or a server', 'Such as: msgrctl check cert sip.contoso.com');
    const trusted = options.trustedServers;
    const whole = trusted === undefined ? want : { ...want, trustedServers: await serverList(trusted, host) };
    if (await isFile(target!, host)) {
      return { target: target!, want: whole, presented: await host.readChain(target!, options.passwordFile) };
    }
    if (options.passwordFile !== undefined) throw usageError('--password-file goes with a file');
    const { host: name, port } = hostAndPort(target!);
    return { target: target!, want: whole, server: { host: name, port: port ?? 5061, transport: 'tls' } };
  },
  server: ({ target, targets, options }) => {
    if (targets.length === 0) throw usageError('name a server', 'Such as: msgrctl check server sip.contoso.com');
    const { host, port } = hostAndPort(target!);
    const transport = options.transport ?? 'tls';
    const domain = options.domain === undefined ? domainOf(host) : sipDomain(options.domain);
    return {
      target: target!,
      server: { host, port: port ?? (transport === 'tls' ? 5061 : 5060), transport },
      domains: [domain],
    };
  },
  kerberos: ({ targets, policy, want }) => {
    const named = targets[0] ?? want.realm ?? policyDomains(policy)[0]?.toUpperCase();
    if (named === undefined) throw usageError('name a realm', 'Such as: msgrctl check kerberos CONTOSO.COM');
    const realm = realmOf(named);
    return { target: realm, want: { ...want, realm } };
  },
  signin: ({ target, targets, policy, want, options }) => {
    if (options.transport !== undefined && want.mode === 'automatic') {
      throw usageError('--transport goes with --manual: in automatic mode a Mac takes TLS first, and TCP after it');
    }
    if (target === undefined) {
      throw usageError('name a sign-in address or a policy', 'Such as: msgrctl check signin alice@contoso.com');
    }
    const address = policy && options.policy === undefined ? undefined : targets[0];
    const domains = address === undefined ? policyDomains(policy) : [sipDomain(address)];
    if (domains.length === 0) {
      throw usageError(
        `${target} names no SIP domain`,
        'Say "connection: { sipDomains: [...] }" in it, or name a sign-in address.',
      );
    }
    const realm = want.realm ?? domains[0]!.toUpperCase();
    const kerberos = want.kerberos === true || want.userHas === 'kerberos';
    return { target, domains, want: kerberos ? { ...want, realm } : want };
  },
};

function policyDomains(policy: Policy | undefined): string[] {
  return distinct((policy?.data.connection?.sipDomains ?? []).map(sipDomain));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** `sip.contoso.com` serves contoso.com, as far as its name tells; an address serves whom it likes. */
function domainOf(host: string): string {
  if (/^[\d.]+$/.test(host) || host.includes(':')) return 'msgrctl.invalid';
  const [, ...above] = host.split('.');
  return above.length >= 2 || host.startsWith('sip') ? above.join('.') || host : host;
}

/** `CONTOSO.COM` of itself, or of `alice@CONTOSO.COM`, in the letters in which it was written. */
function realmOf(text: string): string {
  sipDomain(text);
  return text.slice(text.lastIndexOf('@') + 1).replace(/\.$/, '');
}

/** How files with certificates are called: one that is missing is no server of that name. */
const CERTIFICATE_NAME = /\.(?:pem|crt|cer|der|p7b|p7c|p12|pfx|key)$/i;

async function isFile(target: string, host: Host): Promise<boolean> {
  if (target.includes('/') || CERTIFICATE_NAME.test(target)) return true;
  const kind = await host.files.kind(target);
  return kind === 'file' || kind === 'other';
}

/** A name a line; `#` starts a comment. */
async function serverList(path: string, host: Host): Promise<string[]> {
  const text = new TextDecoder().decode(await host.files.read(path, 1024 * 1024));
  const names = text.split(/\r\n|\r|\n/).map((line) => line.replace(/#.*/, '').trim());
  const found = names.filter((name) => name !== '').map((name) => hostAndPort(name).host);
  if (found.length === 0) throw usageError(`${path} names no server`, 'It holds one name a line.');
  return found;
}
