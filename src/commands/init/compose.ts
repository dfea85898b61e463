import type { CertificateFile, Host } from '../../core/host.ts';
import type { TargetReport } from '../../core/report.ts';
import type { Answers } from '../../init/answers.ts';
import { policyText } from '../../init/policy-text.ts';
import { rootSeen } from '../../init/questions-server.ts';
import type { Imported, LeftOut, Seen } from '../../init/seen.ts';
import { judgePolicyFile } from '../policy-file.ts';
import { besidePolicy, fromPolicy, policyName, type Wizard } from './wizard.ts';

/** A policy that is ready to be written, and what `msgrctl lint` says of it. */
export interface Composed {
  readonly text: string;
  readonly report: TargetReport;
  /** Imported settings that would be errors beside the answers. */
  readonly leftOut: readonly LeftOut[];
  /** A root certificate to write beside it. */
  readonly root?: { readonly path: string; readonly pem: string };
}

/**
 * The policy of some answers. What was imported and turns out to be an error is left out: the answers count more than what a
 * Mac happened to have.
 */
export async function compose(
  answers: Partial<Answers>,
  { imported, ...seen }: Seen,
  wizard: Wizard,
): Promise<Composed> {
  const root = answers.saveRoot ? rootFile(answers, seen, wizard) : undefined;
  const own = (answers.certificates ?? []).map((path) => fromPolicy(path, wizard));
  const certificates = root ? [...own, rootName(answers)] : own;
  const host = root ? withRoot(wizard.host, root) : wizard.host;
  const leftOut: LeftOut[] = [];
  for (let kept = imported; ;) {
    const text = policyText({ answers, certificates, ...(kept ? { imported: kept } : {}) });
    const { report } = await judgePolicyFile(policyName(wizard), new TextEncoder().encode(text), host);
    const wrong = kept ? wrongSettings(kept, report) : [];
    if (!kept || wrong.length === 0) return { text, report, leftOut, ...(root ? { root } : {}) };
    leftOut.push(...wrong);
    kept = { ...kept, settings: kept.settings.filter(({ key }) => !wrong.some((each) => each.key === key)) };
  }
}

function wrongSettings({ settings }: Imported, { findings }: TargetReport): LeftOut[] {
  return settings.flatMap(({ key }) => {
    const found = findings.find(({ severity, where }) => severity === 'error' && where.keyPath === `settings.${key}`);
    return found ? [{ key, why: found.message }] : [];
  });
}

/** How the root is called beside the policy. */
export function rootName({ domains }: Partial<Answers>): string {
  return `${domains?.[0] ?? 'messenger'}-root.pem`;
}

function rootFile(answers: Partial<Answers>, seen: Seen, wizard: Wizard): { path: string; pem: string } | undefined {
  const root = rootSeen(seen);
  return root && { path: besidePolicy(rootName(answers), wizard), pem: pemOf(root.der) };
}

export function pemOf(der: string): string {
  return `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** A host on which the root is there already, for those who judge. */
function withRoot(host: Host, { path, pem }: { path: string; pem: string }): Host {
  const certificate: CertificateFile = { pem, subject: '' };
  return {
    ...host,
    readCertificates: async (asked) => (asked === path ? [certificate] : host.readCertificates(asked)),
  };
}
