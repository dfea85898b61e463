import type { Outcome } from '../core/finding.ts';
import { memo } from '../core/memo.ts';
import type { TargetReport } from '../core/report.ts';
import type { PlistDocument, PlistFormat } from '../plist/document.ts';
import { PlistError } from '../plist/error.ts';
import { entriesOf } from '../plist/managed/payload.ts';
import { recognise, type Managed } from '../plist/managed/recognise.ts';
import { dict, type PlistDict } from '../plist/value.ts';
import type { Policy, PolicyResult } from '../policy/load.ts';
import { INTENT_CHECKS } from './intent/index.ts';
import { PLIST_CHECKS } from './plist/index.ts';
import { isJudgedInside } from './plist/managed.ts';
import { readPreferences } from './plist/read.ts';
import { POLICY_CERTIFICATE_CHECKS, type PolicyCertificateFile } from './policy/certificates.ts';
import { POLICY_FILE_CHECKS } from './policy/index.ts';
import { ALL_CHECKS } from './registry.ts';
import { byPlace, findingsOf, runChecks } from './run.ts';
import { SETTINGS_CHECKS } from './settings/index.ts';
import { plistSubject, policySubject } from './settings/subject.ts';
import { SUPPRESS_CHECKS } from './suppress/index.ts';
import {
  applySuppressions,
  commentSuppressions,
  failedChecks,
  policySuppressions,
  type MalformedSuppression,
  type Suppression,
} from './suppress/suppression.ts';

const KINDS: { readonly [format in PlistFormat]: string } = {
  xml: 'XML plist',
  binary: 'binary plist',
  openstep: 'OpenStep plist',
};

export interface PlistTarget {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly role: 'template' | 'mac';
  /** The policy that the file should follow. */
  readonly policy?: Policy | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Judges a preference file of any format. */
export function judgePlist(target: PlistTarget): TargetReport {
  const { file, bytes } = target;
  const result = readPreferences(bytes);
  const sources =
    result instanceof PlistError ? textSource(file, bytes) : result.text === undefined ? {} : { [file]: result.text };
  return { ...judgeRead(target, result), sources };
}

/** A report without the texts: an object with another key for each file of a fleet is dear, and nobody asks for it there. */
export type Judged = Omit<TargetReport, 'sources'>;

/** The same for a file that has been read already. */
export function judgeRead(
  { file, role, policy, today }: Omit<PlistTarget, 'bytes'>,
  result: PlistDocument | PlistError,
): Judged {
  const managed = result instanceof PlistError ? undefined : recognise(result.root);
  const outcomes = runChecks(PLIST_CHECKS, { file, result, managed, role });
  if (result instanceof PlistError) {
    return judged({ file, kind: 'unreadable plist', outcomes, today });
  }
  const root = managed ? settingsInside(managed, role) : result.root;
  if (root?.kind === 'dict') {
    outcomes.push(...runChecks(SETTINGS_CHECKS, plistSubject(file, { ...result, root }, role, policy)));
  }
  const comments = commentSuppressions(file, result);
  return judged({
    file,
    kind: managed?.what ?? KINDS[result.format],
    outcomes,
    today,
    inherited: policy ? accepted(policy) : [],
    suppressions: comments.filter((one): one is Suppression => 'check' in one),
    malformed: comments.filter((one): one is MalformedSuppression => 'malformed' in one),
  });
}

/** The settings of managed preferences, each at its place in the file. */
function settingsInside(managed: Managed, role: 'template' | 'mac'): PlistDict | undefined {
  return isJudgedInside(managed, role) ? { ...dict([]), value: entriesOf(managed) } : undefined;
}

/** A policy is the same for every file of a fleet. */
const accepted = memo(policySuppressions);

/** The text of a file that could not be read, for the code frame: as good as it can be had. */
function textSource(file: string, bytes: Uint8Array): { [file: string]: string } {
  const unicode16 = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : undefined;
  return bytes.length > 16 * 1024 * 1024 ? {} : { [file]: new TextDecoder(unicode16).decode(bytes) };
}

/** Judges a policy file: the file itself, what it says, the certificates it names, and the settings it leads to. */
export function judgePolicy(
  file: string,
  { policy, problems, sources }: PolicyResult,
  today: string,
  certificates: readonly PolicyCertificateFile[] = [],
): TargetReport {
  const outcomes = runChecks(POLICY_FILE_CHECKS, { problems });
  if (!policy) return { ...judged({ file, kind: 'policy', outcomes, today }), sources };
  outcomes.push(
    ...runChecks(INTENT_CHECKS, policy),
    ...runChecks(POLICY_CERTIFICATE_CHECKS, { policy, files: certificates, today }),
    ...runChecks(SETTINGS_CHECKS, policySubject(policy)),
  );
  const suppressions = policySuppressions(policy);
  return { ...judged({ file, kind: 'policy', outcomes, today, suppressions }), sources };
}

interface Parts {
  readonly file: string;
  readonly kind: string;
  readonly outcomes: Outcome[];
  readonly today: string;
  /** Suppressions of the file itself: each must silence something. */
  readonly suppressions?: readonly Suppression[];
  readonly malformed?: readonly MalformedSuppression[];
  /** Suppressions of the policy that the file should follow. */
  readonly inherited?: readonly Suppression[];
}

function judged({ file, kind, outcomes, today, suppressions = [], malformed = [], inherited = [] }: Parts): Judged {
  const about =
    suppressions.length + malformed.length === 0
      ? NONE_SUPPRESSED
      : runChecks(SUPPRESS_CHECKS, {
          suppressions,
          malformed,
          failed: failedChecks(outcomes),
          asked: new Set(outcomes.filter(wasAsked).map(({ check }) => check)),
          known: ALL_CHECKS.map(({ id }) => id),
          today,
        });
  const split = applySuppressions(findingsOf(outcomes), [...suppressions, ...inherited], today);
  const findings = [...split.findings, ...findingsOf(about)].toSorted(byPlace);
  return {
    target: file,
    kind,
    outcomes: [...outcomes, ...about],
    findings,
    suppressed: split.suppressed,
  };
}

/** What the checks on suppressions say where there are none, as in nearly every file of a fleet. */
const NONE_SUPPRESSED: readonly Outcome[] = runChecks(SUPPRESS_CHECKS, {
  suppressions: [],
  malformed: [],
  failed: new Set<string>(),
  asked: new Set<string>(),
  known: [],
  today: '',
});

/** A check on settings that does not apply here may apply to the preference files that follow a policy. */
function wasAsked({ check, status }: Outcome): boolean {
  return status !== 'not-applicable' || check.startsWith('policy/');
}
