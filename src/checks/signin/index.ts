import type { Check } from '../define.ts';
import { boxWithoutTicket, serverWithoutKerberos, serverWithoutNtlm } from './schemes.ts';
import type { SignInSubject } from './subject.ts';

/** Checks on what only the whole way shows: what the server offers against what the user has. */
export const SIGNIN_CHECKS: readonly Check<SignInSubject>[] = [
  boxWithoutTicket,
  serverWithoutKerberos,
  serverWithoutNtlm,
];
