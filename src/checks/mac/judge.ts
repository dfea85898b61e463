import type { Finding, Outcome } from '../../core/finding.ts';
import type { MacMaterial, MacReport, MacUser } from '../../core/fleet.ts';
import type { Suppressed } from '../../core/report.ts';
import { readFacts } from '../../fleet/facts.ts';
import { byPlace } from '../run.ts';
import { applySuppressions } from '../suppress/suppression.ts';
import { judgeRead } from '../target.ts';
import type { MacContext } from './context.ts';
import type { FirstLook } from './first-look.ts';
import { MAC_CHECKS } from './index.ts';
import { judgeUserLock } from './lock.ts';
import { signInOf } from './sign-in.ts';
import type { MacSubject, SeenUser } from './subject.ts';
import { traitsOf } from './traits.ts';
import { usersOf } from './users.ts';

export { macContext, type MacContext, type MacSetup } from './context.ts';

/** What has been found out so far. */
interface Found {
  readonly findings: Finding[];
  readonly suppressed: Suppressed[];
  readonly unknown: { readonly check: string; readonly reason: string }[];
}

/** Judges one Mac with nothing but what came from it. */
export function judgeMac(material: MacMaterial, context: MacContext): MacReport {
  const subject = subjectOf(material, context, context.look);
  const report = judgeSubject(subject);
  // A check of the lock may point into a file that was only glanced at.
  const isPointedAt = ({ copy, isUnremarkable }: SeenUser): boolean =>
    isUnremarkable && report.findings.some(({ where }) => where.file === copy!.file);
  const again = report.findings.length > 0 && subject.users.some(isPointedAt);
  return again ? judgeSubject(subjectOf(material, context)) : report;
}

function judgeSubject(subject: MacSubject): MacReport {
  const { context, material } = subject;
  const found: Found = { findings: [], suppressed: [], unknown: [] };
  const users: MacUser[] = [];
  const ofMac: Finding[] = [];
  for (const user of subject.users) {
    judgeSettings(user, context, found);
    const { state, findings, unknown } = judgeUserLock(subject, user);
    append(ofMac, findings);
    append(found.unknown, unknown);
    users.push(toldUser(user, state));
  }
  for (const check of MAC_CHECKS) take(check.run(subject), ofMac, found.unknown);
  if (ofMac.length > 0) {
    const split = applySuppressions(ofMac, context.suppressions, context.today);
    append(found.findings, split.findings);
    append(found.suppressed, split.suppressed);
  }
  const { findings, suppressed, unknown } = found;
  return {
    mac: material.mac,
    source: material.source,
    traits: traitsOf(subject.facts),
    users,
    findings: findings.toSorted(byPlace),
    suppressed,
    unknown,
    signIn: signInOf(subject, [...findings, ...suppressed.map(({ finding }) => finding)], unknown),
  };
}

function subjectOf(material: MacMaterial, context: MacContext, look?: FirstLook): MacSubject {
  const { facts: bytes, source } = material;
  const result = bytes && !('unread' in bytes) ? readFacts(bytes) : undefined;
  const facts = result?.facts;
  return { material, context, file: `${source}/facts`, result, facts, users: usersOf(material, facts, look) };
}

function toldUser({ name, copy }: SeenUser, lock: MacUser['lock']): MacUser {
  return {
    ...(name === undefined ? {} : { name }),
    ...(copy === undefined ? {} : { file: copy.file }),
    ...(lock === undefined ? {} : { lock }),
  };
}

function judgeSettings(user: SeenUser, { policy, today, look }: MacContext, found: Found): void {
  const { copy, document, facts } = user;
  if (!copy || user.isUnremarkable) return;
  const { file, bytes } = copy;
  if ('unread' in bytes || !document) {
    const reason = 'unread' in bytes ? bytes.unread : 'it was not read';
    found.unknown.push({ check: 'plist/unreadable', reason: `${file}: ${reason}` });
    return;
  }
  const report = judgeRead({ file, role: 'mac', policy, today }, document);
  if (report.findings.length === 0 && report.suppressed.length === 0 && 'root' in document)
    look.learn(bytes, document);
  const leftOut = facts?.leftOut ?? [];
  const kept =
    leftOut.length === 0 ? report.findings : report.findings.filter((each) => !isLeftOut(each, leftOut, found));
  append(found.findings, kept);
  append(found.suppressed, report.suppressed);
  for (const outcome of report.outcomes) {
    if (outcome.status === 'unknown') {
      found.unknown.push({ check: outcome.check, reason: `${file}: ${outcome.reason}` });
    }
  }
}

/** What collect left out of the copy is not missing on the Mac: nothing is known of it. */
function isLeftOut({ check, args, where }: Finding, leftOut: readonly string[], { unknown }: Found): boolean {
  const { keyPath } = where;
  if (args['found'] !== null || keyPath === undefined || !leftOut.includes(keyPath)) return false;
  unknown.push({ check, reason: `${where.file}: ${keyPath} was left out of the copy` });
  return true;
}

function take(outcome: Outcome, findings: Finding[], unknown: Found['unknown']): void {
  if (outcome.status === 'fail') append(findings, outcome.findings);
  else if (outcome.status === 'unknown') unknown.push({ check: outcome.check, reason: outcome.reason });
}

/** Not push(...): a file with a million odd keys has more findings than a call may have arguments. */
function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}
