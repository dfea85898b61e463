import type { CheckInfo } from '../core/finding.ts';
import { CERTIFICATE_CHECKS } from './certificate/index.ts';
import { DNS_CHECKS } from './dns/index.ts';
import { INTENT_CHECKS } from './intent/index.ts';
import { KERBEROS_CHECKS } from './kerberos/index.ts';
import { LOCK_CHECKS } from './lock/index.ts';
import { MAC_CHECKS } from './mac/index.ts';
import { PLIST_CHECKS } from './plist/index.ts';
import { POLICY_CERTIFICATE_CHECKS } from './policy/certificates.ts';
import { POLICY_FILE_CHECKS } from './policy/index.ts';
import { infos } from './run.ts';
import { SERVER_CHECKS } from './server/index.ts';
import { SETTINGS_CHECKS } from './settings/index.ts';
import { SIGNIN_CHECKS } from './signin/index.ts';
import { SIP_CHECKS } from './sip/index.ts';
import { SUPPRESS_CHECKS } from './suppress/index.ts';

/** Everything that msgrctl can find, sorted by id. */
export const ALL_CHECKS: readonly CheckInfo[] = infos([
  ...CERTIFICATE_CHECKS,
  ...DNS_CHECKS,
  ...INTENT_CHECKS,
  ...KERBEROS_CHECKS,
  ...LOCK_CHECKS,
  ...MAC_CHECKS,
  ...PLIST_CHECKS,
  ...POLICY_CERTIFICATE_CHECKS,
  ...POLICY_FILE_CHECKS,
  ...SERVER_CHECKS,
  ...SETTINGS_CHECKS,
  ...SIGNIN_CHECKS,
  ...SIP_CHECKS,
  ...SUPPRESS_CHECKS,
]);

/** The check of that id. */
export function findCheck(id: string): CheckInfo | undefined {
  return ALL_CHECKS.find((check) => check.id === id);
}
