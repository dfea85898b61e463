import type { Finding, Outcome } from '../../core/finding.ts';
import type { Observation } from '../../core/observation.ts';
import type { Rung, Verdict } from '../../core/report.ts';
import { serviceUnavailable } from '../../topics/symptoms/service-unavailable.ts';
import { boxIsSet, has, type SignInSubject } from './subject.ts';

/** One verdict of all the steps: the first that a Mac cannot take decides. */
export function verdictOf(rungs: readonly Rung[], outcomes: readonly Outcome[], subject: SignInSubject): Verdict {
  const { seen } = subject;
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'fail' ? outcome.findings : []));
  const needed = rungs.filter((rung) => isNeeded(rung, subject));
  const who = whoOf(seen);
  const broken = needed.find(({ status }) => status === 'fails');
  if (broken) {
    const because = causesOf(broken, findings);
    return {
      result: 'fails',
      text: `${who} cannot sign in: ${broken.said}.${aside(broken)}`,
      rungs,
      because: because.map(({ check }) => check),
      ...userSees(broken, seen),
      ...(because[0] ? { fix: (wrongPort(broken, findings) ?? because[0]).fix } : {}),
    };
  }
  const stuck = needed.find(({ status }) => status === 'unknown' || status === 'not-reached');
  if (stuck) {
    return {
      result: 'unknown',
      text: `Whether ${who} can sign in could not be seen: ${stuck.said}.`,
      rungs,
      because: [],
    };
  }
  const odd = rungs.filter(({ status }) => status === 'warns' || status === 'fails').toSorted(byWeight);
  const loud = findings.filter(({ severity }) => severity !== 'info');
  if (odd.length > 0 || loud.length > 0) {
    const because = distinct([...odd.flatMap((rung) => causesOf(rung, findings)), ...loud]);
    return {
      result: 'works-but',
      text: `${who} can sign in, but ${odd[0]?.said ?? because[0]!.message}.${more(because.length - 1)}`,
      rungs,
      because: because.map(({ check }) => check),
      ...(because[0] ? { fix: because[0].fix } : {}),
    };
  }
  return { result: 'works', text: `${who} can sign in, as far as it goes without a password.`, rungs, because: [] };
}

/** What hangs on the user is told first: the rest holds for everybody. */
function byWeight(a: Rung, b: Rung): number {
  return Number(b.name === 'authentication') - Number(a.name === 'authentication');
}

/** Kerberos matters only if Messenger tries it: its box is set, and the server offers it. */
function isNeeded({ name, status }: Rung, subject: SignInSubject): boolean {
  if (status === 'not-needed') return false;
  return name !== 'kerberos' || (boxIsSet(subject) && has(subject.schemes ?? [], 'Kerberos'));
}

function whoOf({ target, want: { releases } }: Observation): string {
  const macs = `a Mac with Mac OS X ${list(releases, 'or')}`;
  return target.includes('@') ? `${target} on ${macs}` : capital(macs);
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

export function list(words: readonly string[], joint: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)!}`;
}

/** The findings whose message the step repeats. */
function causesOf({ said }: Rung, findings: readonly Finding[]): Finding[] {
  return distinct(findings.filter(({ message }) => said.includes(message)));
}

/** Where nobody listens on an unusual port that a record names, the record is more likely wrong than the server. */
function wrongPort({ name }: Rung, findings: readonly Finding[]): Finding | undefined {
  return name === 'connection' ? findings.find(({ check }) => check === 'dns/srv-wrong-port') : undefined;
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.check} ${finding.message}`, finding])).values()];
}

function aside({ name }: Rung): string {
  return name === 'kerberos' ? ' Kerberos is on at both ends, so NTLM is not tried.' : '';
}

function more(count: number): string {
  return count <= 0 ? '' : ` ${count} more ${count === 1 ? 'thing is' : 'things are'} odd.`;
}

/** The guide tells it for servers that are not found automatically; of other failures nobody wrote down the text. */
function userSees({ name }: Rung, { want: { mode } }: Observation): Pick<Verdict, 'userSees'> {
  return mode === 'automatic' && (name === 'dns' || name === 'connection')
    ? { userSees: serviceUnavailable.shown }
    : {};
}
