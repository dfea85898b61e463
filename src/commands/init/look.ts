import { usageError } from '../../core/tool-error.ts';
import type { AnswerId } from '../../init/answers.ts';
import { chainSeen, domainSeen } from '../../init/look.ts';
import type { Context } from '../../init/question.ts';
import { serverSeen, type Seen } from '../../init/seen.ts';
import { chainTold, domainTold, importTold } from '../../init/told.ts';
import { gather } from '../check/gather.ts';
import { progressOn } from '../check/progress.ts';
import type { CheckRequest, NamedServer } from '../check/request.ts';
import { resolver } from '../check/targets.ts';
import { UNCONFIGURED } from '../check/want.ts';
import { readPreferencesAt } from './edge.ts';
import type { Wizard } from './wizard.ts';

/** What was found out, and what to tell of it. */
export interface Found {
  readonly seen: Partial<Seen>;
  readonly told: readonly string[];
}

/** What to find out before a question comes. */
export const BEFORE: {
  readonly [id in AnswerId]?: (context: Context, wizard: Wizard) => Promise<Found | undefined>;
} = {
  domains: importNamed,
  mode: lookAtDomains,
  saveRoot: lookAtChain,
};

/** A look is a favour: nobody waits long for it. */
const MILLISECONDS = 2000;

async function importNamed({ answers }: Context, wizard: Wizard): Promise<Found | undefined> {
  if (!answers.from) return undefined;
  const read = await readPreferencesAt(answers.from, wizard);
  if ('problem' in read) throw usageError(read.problem, read.fix);
  return { seen: { imported: read.value }, told: importTold(read.value) };
}

async function lookAtDomains({ answers }: Context, wizard: Wizard): Promise<Found | undefined> {
  const { lookUp, domains = [] } = answers;
  if (!lookUp) return undefined;
  const seen = await look({ subject: 'dns', target: domains.join(' '), domains }, wizard);
  const found = seen.domains.map((each) => domainSeen(each, UNCONFIGURED));
  return { seen: { domains: found }, told: found.flatMap(domainTold) };
}

async function lookAtChain({ answers, seen }: Context, wizard: Wizard): Promise<Found | undefined> {
  const server = serverToSee({ answers, seen });
  if (!answers.lookUp || !server) return undefined;
  const { macos = [] } = answers;
  const want = { ...UNCONFIGURED, ...(macos.length > 0 ? { releases: macos } : {}) };
  const chain = chainSeen(
    await look({ subject: 'cert', target: server.host, want, server }, wizard),
    wizard.host.sha1,
  );
  return chain && { seen: { chain }, told: chainTold(chain) };
}

function serverToSee({ answers: { mode, server, transport }, seen }: Context): NamedServer | undefined {
  if (mode === 'manual') {
    return server === undefined || transport === 'tcp' ? undefined : { host: server, port: 5061, transport: 'tls' };
  }
  const found = serverSeen(seen);
  return found?.transport === 'tls' ? found : undefined;
}

/** A look by way of `msgrctl check`. */
async function look(
  asked: Pick<CheckRequest, 'subject' | 'target'> & Partial<CheckRequest>,
  { host, resolvers, signal }: Wizard,
) {
  const progress = progressOn(host);
  const common = {
    want: UNCONFIGURED,
    domains: [],
    resolvers,
    milliseconds: MILLISECONDS,
    anchors: [],
    systemRoots: false,
  };
  const seen = gather({ ...common, ...asked }, host, (what) => {
    if (!signal.aborted) progress.tell(what);
  });
  return seen.finally(progress.done);
}

/** The flag --dns-server. */
export function dnsServer(address: string): string {
  try {
    return resolver(address);
  } catch {
    throw usageError(
      `--dns-server: "${address}" is no IP address, or its port is none`,
      'Such as 192.0.2.53 or 192.0.2.53:5353.',
    );
  }
}
