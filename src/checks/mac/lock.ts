import type { Finding } from '../../core/finding.ts';
import { isImmutable, type LockObservation, type LockState } from '../../core/lock.ts';
import type { MacReport } from '../../core/fleet.ts';
import type { UserFacts } from '../../fleet/facts.ts';
import { fileFacts, lockSeen } from '../../fleet/lock-seen.ts';
import { LOCK_CHECKS } from '../lock/index.ts';
import type { LockSubject } from '../lock/subject.ts';
import { judgeReadLock } from '../lock/target.ts';
import { lineOf, type MacSubject, type SeenUser } from './subject.ts';

export interface JudgedLock {
  /** Undefined without facts. */
  readonly state: LockState | undefined;
  readonly findings: readonly Finding[];
  readonly unknown: MacReport['unknown'];
}

const NOTHING = { findings: [], unknown: [] } as const;

/** The lock of one user's file. The state is always told; what is wrong with it counts where the policy asks for a lock. */
export function judgeUserLock(subject: MacSubject, user: SeenUser): JudgedLock {
  const { facts } = user;
  if (!facts) return { state: undefined, ...NOTHING };
  const { lock } = subject.context;
  const asked = lock === 'file' || lock === 'enforce';
  const seen = lockSeen(facts, subject.facts?.release?.value);
  if (!seen) {
    const reason = `the facts do not tell all of the way to the preference file of ${facts.name}`;
    return { state: 'unknown', findings: [], unknown: asked ? [{ check: 'lock/flag-missing', reason }] : [] };
  }
  // A file that is missing is mac/preferences-missing, and what stands in its place mac/preferences-refused.
  if (!seen.file || (!asked && isOpen(seen))) return { state: 'unlocked', ...NOTHING };
  const checks = isOwnWay(seen, facts) ? CHECKS_IN_A_HOME : LOCK_CHECKS;
  const { kind, findings, outcomes } = judgeReadLock(seen, documentOf(user), checks);
  // Whoever owns a folder above can put another file in place of the locked one; in a home that is its own user.
  const state = kind === 'locked' && !isOwnWay(seen, facts) ? 'bypassable' : kind;
  if (!asked) return { state, ...NOTHING };
  return {
    state,
    findings: findings.filter((finding) => counts(finding, subject)).map((each) => placed(each, subject, user)),
    unknown: outcomes.flatMap((outcome) =>
      outcome.status === 'unknown' ? [{ check: outcome.check, reason: `${facts.name}: ${outcome.reason}` }] : [],
    ),
  };
}

/** Nothing of a lock: that needs no further look. */
function isOpen({ file }: LockObservation): boolean {
  return file !== null && file.owner !== 0 && isImmutable(file.flags) === false;
}

/** That users can rename what is in their homes is so on every Mac, and no news. */
const CHECKS_IN_A_HOME = LOCK_CHECKS.filter(({ info }) => info.id !== 'lock/folder-can-be-renamed');

function isOwnWay({ parents }: LockObservation, { number }: UserFacts): boolean {
  return parents.every(({ owner }) => owner === number || owner === 0);
}

function documentOf({ document, copy, facts }: SeenUser): LockSubject['document'] {
  if (document) return document;
  if (copy && 'unread' in copy.bytes) return copy.bytes;
  return { unread: facts?.preferences?.why || 'there is no copy of it' };
}

/** What other checks say of the same fault does not count twice. */
function counts({ check }: Finding, { context }: MacSubject): boolean {
  if (check.startsWith('plist/')) return false;
  return check !== 'lock/save-not-denied' || context.policy?.data.archiving?.save === undefined;
}

/** Lock checks place a finding at the file's path on the Mac; here it is at the line that tells of that, or in the copy. */
function placed(finding: Finding, subject: MacSubject, { facts, copy }: SeenUser): Finding {
  const { where } = finding;
  if (where.keyPath !== undefined && copy) return { ...finding, where: { ...where, file: copy.file } };
  return { ...finding, where: lineOf(subject, fileFacts(facts!) ?? facts!, facts!.name) };
}
