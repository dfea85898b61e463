import { defineCheck } from '../define.ts';
import { hasTrustSettings } from './release.ts';
import { GUIDE_CERTIFICATE, TRUST } from './sources.ts';
import { hasFacts, lineOf, notSaid, type MacSubject } from './subject.ts';

type Args = { sha1: string; subject: string; keychain: string };

export const anchorMissing = defineCheck<MacSubject, Args>({
  id: 'mac/anchor-missing',
  severity: 'error',
  title: 'The Mac lacks a root certificate of the policy',
  why: "Over TLS Messenger takes the server's certificate only if it leads to a root that the Mac has. Without it sign-in fails, and in automatic mode Messenger may go on over unencrypted TCP.",
  fix: 'Run certificate on the Mac, or install, which does it as well.',
  cite: [GUIDE_CERTIFICATE, TRUST],
  applies: (subject) => hasFacts(subject) && subject.context.anchors.length > 0,
  judge: (mac, emit) => {
    const { anchors, anchor } = mac.facts!;
    if (!anchors) return notSaid('which root certificates there are');
    const { keychain, count } = anchors;
    if (count === undefined) return { unknown: `the certificates of ${keychain} could not be read` };
    const missing = mac.context.anchors.filter(({ sha1 }) => !anchor.sha1.includes(sha1));
    // It may be one of those.
    if (missing.length > 0 && anchor.sha1.length < count) {
      return { unknown: `${count - anchor.sha1.length} of the certificates of ${keychain} could not be read` };
    }
    for (const { sha1, subject } of missing) emit(lineOf(mac, anchors, sha1), { sha1, subject, keychain });
    return undefined;
  },
  message: ({ subject, keychain }) => `the root certificate "${subject}" is not in ${JSON.stringify(keychain)}`,
});

export const anchorNotTrusted = defineCheck<MacSubject, Args>({
  id: 'mac/anchor-not-trusted',
  severity: 'error',
  title: 'A root certificate of the policy is on the Mac, but not trusted',
  why: 'From Mac OS X 10.5 on a root of the System keychain counts only with trust settings. Without them the Mac takes no certificate that it issued.',
  fix: 'Run certificate on the Mac, which makes the trust settings.',
  cite: [TRUST],
  applies: (subject) =>
    hasFacts(subject) &&
    subject.context.anchors.length > 0 &&
    subject.facts.release !== undefined &&
    hasTrustSettings(subject.facts.release.value),
  judge: (mac, emit) => {
    const { anchors, anchor, trusted } = mac.facts!;
    if (!anchors) return undefined;
    const doubtful = mac.context.anchors.filter(
      ({ sha1 }) => anchor.sha1.includes(sha1) && !trusted.sha1.includes(sha1),
    );
    if (doubtful.length > 0 && trusted.unreadable > 0) return { unknown: 'the trust settings could not be read' };
    for (const { sha1, subject } of doubtful) {
      emit(lineOf(mac, anchors, sha1), { sha1, subject, keychain: anchors.keychain });
    }
    return undefined;
  },
  message: ({ subject, keychain }) =>
    `the root certificate "${subject}" is in ${JSON.stringify(keychain)}, but has no trust settings`,
});
