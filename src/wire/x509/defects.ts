import type { Certificate } from './certificate.ts';
import { EXTENSION } from './extensions.ts';
import type { GeneralName } from './general-name.ts';

/** A rule of RFC 5280 that a certificate breaks. */
export interface Defect {
  /** `broken`: two readers may see two different certificates. `odd`: some software refuses it, other does not mind. */
  readonly weight: 'broken' | 'odd';
  /** What is wrong, after "it": without a full stop. */
  readonly says: string;
  /** The section of RFC 5280. */
  readonly section: string;
}

type Facts = Omit<Certificate, 'defects'>;

const DNS_NAME =
  /^(?:\*\.)?(?:[a-z0-9_*](?:[a-z0-9_*-]{0,61}[a-z0-9_*])?\.)*[a-z0-9_*](?:[a-z0-9_*-]{0,61}[a-z0-9_*])?\.?$/i;

/** Every rule that the certificate breaks; `sameAlgorithm`: whether both places of the algorithm have the same bytes. */
export function defectsOf(facts: Facts, sameAlgorithm: boolean): Defect[] {
  const { version, extensions, serial, subject, issuer, basicConstraints, keyUsage } = facts;
  const isCa = basicConstraints?.ca === true;
  const found: Defect[] = [];
  const rule = (isBroken: boolean, weight: Defect['weight'], section: string, says: string): void => {
    if (isBroken) found.push({ weight, section, says });
  };
  const critical = (oid: string): boolean => extensions.some((one) => one.oid === oid && one.critical);
  const has = (oid: string): boolean => extensions.some((one) => one.oid === oid);

  rule(!sameAlgorithm, 'broken', '4.1.1.2', 'names one signature algorithm inside and another outside');
  rule(new Set(extensions.map(({ oid }) => oid)).size < extensions.length, 'broken', '4.2', 'has an extension twice');
  rule(
    version < 3 && extensions.length > 0,
    'broken',
    '4.1.2.1',
    `has extensions, though it is of version ${version}`,
  );
  rule(issuer.rdns.length === 0, 'broken', '4.1.2.4', 'has an empty issuer');
  rule(isCa && subject.rdns.length === 0, 'broken', '4.1.2.6', 'is a CA without a subject');
  rule(serial <= 0n, 'odd', '4.1.2.2', 'has a serial number that is not positive');
  rule(serial >= 1n << 159n, 'odd', '4.1.2.2', 'has a serial number of more than 20 bytes');
  rule(critical(EXTENSION.authorityKeyId), 'odd', '4.2.1.1', 'has a critical authority key identifier');
  rule(critical(EXTENSION.subjectKeyId), 'odd', '4.2.1.2', 'has a critical subject key identifier');
  rule(critical(EXTENSION.authorityInfoAccess), 'odd', '4.2.2.1', 'has critical authority information access');
  rule(
    has(EXTENSION.policyConstraints) && !critical(EXTENSION.policyConstraints),
    'odd',
    '4.2.1.11',
    'has policy constraints that are not critical',
  );
  rule(
    !isCa && keyUsage?.includes('keyCertSign') === true,
    'odd',
    '4.2.1.9',
    'may sign certificates by its key usage, but is no CA by its basic constraints',
  );
  rule(!isCa && has(EXTENSION.nameConstraints), 'odd', '4.2.1.10', 'has name constraints, though it is no CA');
  rule(facts.extendedKeyUsage?.length === 0, 'broken', '4.2.1.12', 'has an empty extended key usage');
  rule(
    basicConstraints?.pathLength !== undefined && !isCa,
    'odd',
    '4.2.1.9',
    'has a path length, though it is no CA',
  );
  found.push(...nameDefects(facts, critical(EXTENSION.subjectAltName)));
  return found;
}

function nameDefects({ subject, subjectAltName, nameConstraints }: Facts, isCritical: boolean): Defect[] {
  const section = '4.2.1.6';
  const bad = (says: string): Defect => ({ weight: 'odd', section, says });
  const found: Defect[] = [];
  if (subjectAltName?.length === 0)
    found.push({ ...bad('has an empty list of alternative names'), weight: 'broken' });
  if (subject.rdns.length === 0 && subjectAltName && !isCritical) {
    found.push(bad('has no subject, and alternative names that are not critical'));
  }
  if (subjectAltName?.some(isUnsound)) found.push(bad('has an alternative name that is none'));
  const { permitted = [], excluded = [] } = nameConstraints ?? {};
  if (nameConstraints && permitted.length + excluded.length === 0) {
    found.push({ weight: 'odd', section: '4.2.1.10', says: 'has name constraints that are empty' });
  }
  const unsound = [...permitted, ...excluded].some(isUnsoundConstraint);
  if (unsound)
    found.push({ weight: 'broken', section: '4.2.1.10', says: 'has a name constraint that cannot be understood' });
  return found;
}

function isUnsound(name: GeneralName): boolean {
  if (name.kind === 'dns') return !DNS_NAME.test(name.text);
  if (name.kind === 'ip') return name.bytes.length !== 4 && name.bytes.length !== 16;
  return name.kind === 'email' && !/^[^@\s]+@[^@\s]+$/.test(name.text);
}

function isUnsoundConstraint(name: GeneralName): boolean {
  // A leading dot is no part of a DNS constraint by the RFC, but common, and meant as "below".
  if (name.kind === 'dns') return name.text !== '' && !/^\.?[^.*]+(?:\.[^.*]+)*\.?$/.test(name.text);
  if (name.kind === 'ip') return !isAddressAndMask(name.bytes);
  return name.kind === 'email' && /\*|@.*@/.test(name.text);
}

function isAddressAndMask(bytes: Uint8Array): boolean {
  if (bytes.length !== 8 && bytes.length !== 32) return false;
  const mask = Array.from(bytes.subarray(bytes.length / 2), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(mask);
}
