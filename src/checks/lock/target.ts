import type { Outcome } from '../../core/finding.ts';
import { isImmutable, type LockObservation, type LockState } from '../../core/lock.ts';
import type { TargetReport } from '../../core/report.ts';
import type { Check } from '../define.ts';
import { PLIST_CHECKS } from '../plist/index.ts';
import { readPreferences } from '../plist/read.ts';
import { findingsOf, runChecks } from '../run.ts';
import { LOCK_CHECKS } from './index.ts';
import type { LockSubject } from './subject.ts';

/** The bytes of the file, or why they could not be read; undefined if there is no file. */
export type LockContent = Uint8Array | { readonly unread: string } | undefined;

/** A report whose `kind` is the state of the lock. */
type LockReport = TargetReport & { readonly kind: LockState };

/** Judges a lock. */
export function judgeLock(seen: LockObservation, content: LockContent): LockReport {
  const document = content && ('unread' in content ? content : readPreferences(content));
  const text = document && 'text' in document ? document.text : undefined;
  return { ...judgeReadLock(seen, document), sources: text === undefined ? {} : { [seen.path]: text } };
}

/** The same where the file has been read already, without its text. */
export function judgeReadLock(
  seen: LockObservation,
  document: LockSubject['document'],
  checks: readonly Check<LockSubject>[] = LOCK_CHECKS,
): Omit<LockReport, 'sources'> {
  const { path: file } = seen;
  const readable = document && !('unread' in document) ? document : undefined;
  const outcomes: Outcome[] = [
    ...(readable ? runChecks(PLIST_CHECKS, { file, result: readable }) : []),
    ...runChecks<LockSubject>(checks, { seen, document }),
  ];
  const findings = findingsOf(outcomes);
  const failed = findings.some(({ severity }) => severity === 'error');
  return {
    target: file,
    kind: failed ? brokenState(seen) : outcomes.some(({ status }) => status === 'unknown') ? 'unknown' : 'locked',
    outcomes,
    findings,
    suppressed: [],
  };
}

/** Unlocked is a file that has neither of the two halves of a lock: root as its owner, and the flag. */
function brokenState({ file }: LockObservation): LockState {
  return !file || (file.owner !== 0 && isImmutable(file.flags) === false) ? 'unlocked' : 'bypassable';
}
