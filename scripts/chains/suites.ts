import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './verdict.ts';

export interface SuiteCase extends Case {
  readonly id: string;
  readonly valid: boolean;
  /** Why another verdict is no fault of ours; undefined where it would be. */
  readonly beside?: string;
}

type Rule = readonly [pattern: RegExp, why: string];
const beside = (rules: readonly Rule[], text: string): { beside?: string } => {
  const why = rules.find(([pattern]) => pattern.test(text))?.[1];
  return why === undefined ? {} : { beside: why };
};

const REVOCATION = 'revocation lists';
const POLICIES = 'certificate policies';
const MACS = 'what Mac OS X takes or refuses (its own source)';
const WEB = 'rules for public web servers, later than 2006';
const TRUSTED = 'shape of the root, which is trusted as it is';
const CLIENT = 'certificates of people';
const LIMBO: readonly Rule[] = [
  [/has-crl|^crl::/, REVOCATION],
  [/has-policy-constraints/, POLICIES],
  [/kind:CLIENT/, CLIENT],
  [/max-chain-depth/, 'a limit that the caller sets'],
  [
    /::root-(?!and)|::forbidden-[a-z0-9-]*root|cross-signed-root|unknown-critical-extension-root|critical-[as]ki/,
    TRUSTED,
  ],
  [/ca-as-leaf|validation-ignores-pathlen-in-leaf|basicconstraints-ca/, MACS],
  [/cn::|no-san|eku::ee-(?:anyeku|without-eku)|wildcard|ip-in-dns|public-suffix/, MACS],
  [
    /missing-(?:aki|ski)|nc::(?:webpki|permitted-dns-match-noncritical)|noncritical/,
    'fields that RFC 5280 asks of CAs, not of those who check',
  ],
  [/leading-period|underscore/, 'common in Windows networks'],
  [/^webpki::|pedantic/, WEB],
];

interface LimboCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly validation_kind: string;
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: { readonly value: string } | null;
}

/** The cases of limbo.json (github.com/C2SP/x509-limbo). */
export function limboCases(file: string, now: string): SuiteCase[] {
  const { testcases } = JSON.parse(readFileSync(file, 'utf8')) as { testcases: LimboCase[] };
  return testcases.map((one) => ({
    id: one.id,
    valid: one.expected_result === 'SUCCESS',
    ...(one.expected_peer_name && one.validation_kind === 'SERVER' ? { name: one.expected_peer_name.value } : {}),
    presented: [one.peer_certificate, ...one.untrusted_intermediates].map(body),
    anchors: one.trusted_certs.map(body),
    at: new Date(one.validation_time ?? now).toISOString(),
    ...beside(LIMBO, `${one.id} ${one.features.join(' ')} kind:${one.validation_kind}`),
  }));
}

function body(pem: string): string {
  return pem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
}

const PKITS: readonly Rule[] = [
  [
    /CRL|cRL|BasicSelfIssued|Revoked|revoked|distributionPoint|IDP|onlySome|onlyContains|LongSerialNumber|NegativeSerialNumber|Separate/,
    REVOCATION,
  ],
  [/[Pp]olic|Mapping|UserNotice|CPSPointer/, POLICIES],
  [/DSAParameterInheritance/, 'DSA parameters of the issuer'],
  [/pathLenConstraintTest/, MACS],
];

/** The end entities of NIST's PKITS (a folder with `*.crt` in DER); what is valid is told by their file names. */
export function pkitsCases(folder: string): SuiteCase[] {
  const read = (name: string): string => readFileSync(join(folder, name)).toString('base64');
  const names = readdirSync(folder).filter((name) => name.endsWith('.crt'));
  const cas = names.filter((name) => !/Test\d+(?:EE)?\.crt$/.test(name) && !name.startsWith('TrustAnchor')).map(read);
  return names
    .filter((name) => name.endsWith('EE.crt'))
    .map((name) => ({
      id: name.replace('.crt', ''),
      valid: !name.startsWith('Invalid'),
      presented: [read(name), ...cas],
      anchors: [read('TrustAnchorRootCertificate.crt')],
      at: '2012-01-01T00:00:00.000Z',
      ...beside(PKITS, name),
    }));
}
