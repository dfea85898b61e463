import type { Certificate } from '../../wire/x509/index.ts';
import { defineCheck } from '../define.ts';
import { ROOTS_SINCE } from './known-roots.ts';
import { before, macs } from './releases.ts';
import { APPLE_ROOTS, GUIDE_INSTALL } from './sources.ts';
import { called, isForMacs, type ChainSubject } from './subject.ts';

const UNIT = '2.5.4.11';

export const rootNotOnMacs = defineCheck<
  ChainSubject,
  { root: string; since: string | null; releases: readonly string[] }
>({
  id: 'certificate/root-not-on-macs',
  severity: 'warning',
  title: 'The chain ends in a public root that these Macs are not known to have',
  why: 'The roots that this machine trusts are of today. A Mac has those of its release and its last update; what it lacks must be installed, as that of a private CA.',
  fix: 'Look for the root in X509Anchors on a Mac; name it among the certificates of the policy, whose scripts install it.',
  cite: [APPLE_ROOTS, GUIDE_INSTALL],
  applies: (subject) => isForMacs(subject) && subject.isComplete && subject.path.at(-1)!.anchor === 'system',
  judge: ({ path, want, where }, emit) => {
    const root = path.at(-1)!.certificate;
    const since = rootNames(root).flatMap((name) => ROOTS_SINCE.get(name) ?? [])[0];
    const releases = since === undefined ? want.releases : before(want.releases, since);
    if (releases.length > 0) emit(where, { root: called(root), since: since ?? null, releases });
  },
  message: ({ root, since, releases }) =>
    since === null
      ? `the root ${root} is not known to be on ${macs(releases)}`
      : `the root ${root} came with Mac OS X ${since} or shortly before, and is not known to be on ${macs(releases)}`,
});

function rootNames({ subject }: Certificate): readonly string[] {
  const units = subject.rdns.flat().flatMap(({ oid, value }) => (oid === UNIT ? [value] : []));
  return [...subject.commonNames, ...units];
}
