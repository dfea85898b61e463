import type { Check } from '../define.ts';
import type { Policy } from '../../policy/load.ts';

/** Checks on what a policy says beside settings: the lock, Kerberos, SIP domains. */
export const INTENT_CHECKS: readonly Check<Policy>[] = [];
