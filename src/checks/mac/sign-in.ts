import type { Finding } from '../../core/finding.ts';
import type { MacReport, SignInForecast } from '../../core/fleet.ts';
import { decidesUnseen, SIGN_IN_RULES, type SignInRule } from './sign-in-rules.ts';
import { networkVerdict, type MacSubject, type SeenUser } from './subject.ts';

const CAN: SignInForecast = { result: 'can', because: [] };

/**
 * Whether the users of a Mac can sign in: it cannot as soon as one of them cannot. Findings that somebody accepted count as
 * well, for accepting them mends nothing.
 */
export function signInOf(
  subject: MacSubject,
  findings: readonly Finding[],
  unknown: MacReport['unknown'],
): SignInForecast {
  const { users } = subject;
  if (findings.length === 0 && unknown.length === 0 && users.length > 0) return CAN;
  const found = findings.flatMap((finding) => {
    const rule = ruleFor(finding, subject);
    return rule ? [{ check: finding.check, result: rule.result }] : [];
  });
  const stops = found.filter(({ result }) => result === 'cannot');
  if (stops.length > 0) return { result: 'cannot', because: distinct(stops) };
  const doubts = [...found, ...unknown.filter(({ check }) => decidesUnseen(check))];
  if (doubts.length > 0 || users.length === 0) return { result: 'unknown', because: distinct(doubts) };
  return CAN;
}

function ruleFor(finding: Finding, subject: MacSubject): SignInRule | undefined {
  const rules = Object.hasOwn(SIGN_IN_RULES, finding.check) ? SIGN_IN_RULES[finding.check]! : [];
  if (rules.length === 0) return undefined;
  const holds = ({ connection }: Pick<SeenUser, 'connection'>): SignInRule | undefined =>
    rules.find(({ when }) => when === undefined || when(finding, connection));
  const { users } = subject;
  const owner = users.find(({ copy }) => copy?.file === finding.where.file);
  if (owner) return isSettled(finding, owner, subject) ? undefined : holds(owner);
  // Of the whole Mac: the user whom it stops decides.
  const each = users.length === 0 ? [holds({ connection: undefined })] : users.map(holds);
  return each.find((rule) => rule?.result === 'cannot') ?? each.find((rule) => rule !== undefined);
}

/** A user who does otherwise than the policy says, and was seen to get through with that. */
function isSettled({ check }: Finding, user: SeenUser, subject: MacSubject): boolean {
  if (check !== 'settings/differs-from-policy') return false;
  const verdict = networkVerdict(subject, user);
  return verdict?.result === 'works' || verdict?.result === 'works-but';
}

function distinct(some: readonly { readonly check: string }[]): string[] {
  return [...new Set(some.map(({ check }) => check))].toSorted();
}
