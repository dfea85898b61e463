import { EXTENSION, type Certificate } from '../../wire/x509/index.ts';
import { defineCheck } from '../define.ts';
import { before, macs, since } from './releases.ts';
import { APPLE_CURVES, APPLE_EXTENSIONS, APPLE_HASHES, APPLE_RSA, EXPERIENCE, rfc5280 } from './sources.ts';
import { called, isForMacs, type ChainSubject } from './subject.ts';

type Args = { names: readonly string[]; what: string; releases: readonly string[] };

const sentences = ({ names, what, releases }: Args): string =>
  `${names.join(', ')}: ${what}, which ${macs(releases)} cannot use`;

/** Those of the path to which something applies, and what that is. */
function which(
  subject: ChainSubject,
  find: (certificate: Certificate) => string | undefined,
): Omit<Args, 'releases'> {
  const found = subject.path.flatMap(({ certificate }) => {
    const what = find(certificate);
    return what === undefined ? [] : [{ name: called(certificate), what }];
  });
  return { names: found.map(({ name }) => name), what: [...new Set(found.map(({ what }) => what))].join(' and ') };
}

export const hashTooNew = defineCheck<ChainSubject, Args>({
  id: 'certificate/hash-too-new',
  severity: 'error',
  title: 'A signature uses a hash that Mac OS X 10.3 does not know',
  why: 'Mac OS X 10.3 cannot verify SHA-2, in a root no more than below it, and so finds no valid chain.',
  fix: 'Issue the whole chain, the root included, with SHA-1 for those Macs, or leave 10.3 out of the fleet.',
  cite: [APPLE_HASHES],
  applies: isForMacs,
  judge: (subject, emit) => {
    const releases = before(subject.want.releases, '10.4');
    const found = which(subject, ({ signatureAlgorithm: { hash, text, scheme } }) =>
      (scheme === 'rsa' || scheme === 'dsa') && hash?.startsWith('sha') && hash !== 'sha1' ? text : undefined,
    );
    if (releases.length > 0 && found.names.length > 0) emit(subject.where, { ...found, releases });
  },
  message: sentences,
});

/** The release of Mac OS X before which nobody could know a kind of key. */
const SINCE: Partial<Record<Certificate['key']['kind'], string>> = { ec: '10.6', eddsa: '10.14' };

export const keyTypeTooNew = defineCheck<ChainSubject, Args>({
  id: 'certificate/key-type-too-new',
  severity: 'error',
  title: 'A key is of a kind that these releases of Mac OS X do not know',
  why: 'Elliptic curves came with 10.6, and Ed25519 into certificates in 2018. A certificate of the chain with such a key cannot be used before, and the tool of 10.4 does not even install such a root.',
  fix: 'Use RSA keys, for the CAs as well.',
  cite: [
    APPLE_CURVES,
    { source: 'rfc', where: 'RFC 8410 (2018)', says: 'Says how Ed25519 and Ed448 are written in certificates.' },
  ],
  applies: isForMacs,
  judge: (subject, emit) => {
    for (const [kind, first] of Object.entries(SINCE)) {
      const releases = before(subject.want.releases, first);
      const found = which(subject, ({ key }) => (key.kind === kind ? key.text : undefined));
      if (releases.length > 0 && found.names.length > 0) emit(subject.where, { ...found, releases });
    }
  },
  message: sentences,
});

export const keyTooLarge = defineCheck<ChainSubject, Args>({
  id: 'certificate/key-too-large',
  severity: 'error',
  title: 'An RSA key is longer than Mac OS X from 10.4.9 on takes',
  why: 'With that update RSA keys were limited to 4096 bits, in the CAs of a chain as well.',
  fix: 'Use keys of 2048 bits, or 4096 at most.',
  cite: [APPLE_RSA],
  applies: isForMacs,
  judge: (subject, emit) => {
    const releases = since(subject.want.releases, '10.4.9');
    const found = which(subject, ({ key: { kind, bits = 0, text } }) =>
      kind.startsWith('rsa') && bits > 4096 ? text : undefined,
    );
    if (releases.length > 0 && found.names.length > 0) emit(subject.where, { ...found, releases });
  },
  message: sentences,
});

export const rsaPss = defineCheck<ChainSubject, Args>({
  id: 'certificate/rsa-pss',
  severity: 'warning',
  title: 'A certificate uses RSA-PSS, which old Macs are not known to verify',
  why: 'Windows CAs of 2008 and later write it where "alternate signature format" is set. From experience Mac OS X of this time does not verify it; that is not documented.',
  fix: 'Turn the alternate signature format off in the CA, and issue the certificates again.',
  cite: [EXPERIENCE],
  applies: isForMacs,
  judge: (subject, emit) => {
    const found = which(subject, ({ key, signatureAlgorithm: { scheme, text } }) =>
      scheme === 'rsa-pss' ? text : key.kind === 'rsa-pss' ? key.text : undefined,
    );
    if (found.names.length > 0) emit(subject.where, { ...found, releases: subject.want.releases });
  },
  message: ({ names, what, releases }) => `${names.join(', ')}: ${what}, which ${macs(releases)} may not verify`,
});

const NOT_READ: ReadonlyMap<string, string> = new Map([
  [EXTENSION.nameConstraints, 'critical name constraints'],
  [EXTENSION.policyMappings, 'critical policy mappings'],
  [EXTENSION.policyConstraints, 'critical policy constraints'],
  ['2.5.29.54', 'critical inhibit-any-policy'],
  ['2.5.29.46', 'a critical freshest CRL'],
]);

export const extensionUnknownToMacs = defineCheck<ChainSubject, Args>({
  id: 'certificate/extension-unknown-to-macs',
  severity: 'error',
  title: 'A critical extension is not known to Mac OS X before 10.7',
  why: 'Standard as these extensions are, the library of those systems does not read them, and what is critical and not read makes the chain invalid.',
  fix: 'Issue from a CA without name or policy constraints, or with constraints that are not critical.',
  cite: [
    APPLE_EXTENSIONS,
    rfc5280('4.2', 'A critical extension that is not recognized makes the certificate unusable.'),
  ],
  applies: isForMacs,
  judge: (subject, emit) => {
    const releases = before(subject.want.releases, '10.7');
    const found = which(subject, ({ extensions }) => {
      const names = extensions.flatMap(({ oid, critical }) => (critical ? (NOT_READ.get(oid) ?? []) : []));
      return names.length > 0 ? names.join(' and ') : undefined;
    });
    if (releases.length > 0 && found.names.length > 0) emit(subject.where, { ...found, releases });
  },
  message: sentences,
});
