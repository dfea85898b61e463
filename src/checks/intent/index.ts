import type { Policy } from '../../policy/load.ts';
import type { Check } from '../define.ts';
import { applicationMalformed } from './application-malformed.ts';
import { certificatesWithoutTls } from './certificates-without-tls.ts';
import { exampleLeftOver } from './example-left-over.ts';
import { installSourceMalformed } from './install-source-malformed.ts';
import { kerberosWithoutRealm } from './kerberos-without-realm.ts';
import { lockMissing } from './lock-missing.ts';
import { lockWithoutDeny } from './lock-without-deny.ts';
import { passwordInInstallSource } from './password-in-install-source.ts';
import { realmNotUpperCase } from './realm-not-upper-case.ts';
import { realmWithoutDot } from './realm-without-dot.ts';
import { sipDomainLocal } from './sip-domain-local.ts';
import { sipDomainMalformed } from './sip-domain-malformed.ts';
import { sipDomainMissing } from './sip-domain-missing.ts';

/** Checks on what a policy says beside settings: the lock, Kerberos, SIP domains. */
export const INTENT_CHECKS: readonly Check<Policy>[] = [
  applicationMalformed,
  certificatesWithoutTls,
  exampleLeftOver,
  installSourceMalformed,
  kerberosWithoutRealm,
  lockMissing,
  lockWithoutDeny,
  passwordInInstallSource,
  realmNotUpperCase,
  realmWithoutDot,
  sipDomainLocal,
  sipDomainMalformed,
  sipDomainMissing,
];
