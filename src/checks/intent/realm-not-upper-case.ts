import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

export const realmNotUpperCase = defineCheck<Policy, { realm: string; upper: string }>({
  id: 'policy/realm-not-upper-case',
  severity: 'warning',
  title: 'The Kerberos realm is not in capitals',
  why: 'Realms are case-sensitive, and that of an Active Directory domain is its name in capitals. In another case it is another realm to the Mac, and sign-in with Kerberos fails.',
  fix: 'Write the realm in capitals.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 4120, section 6.1',
      says: 'Realm names are case-sensitive; in the domain style they are by convention in capitals.',
    },
  ],
  applies: ({ data }) => data.authentication?.realm !== undefined,
  judge: (policy, emit) => {
    const realm = policy.data.authentication?.realm ?? '';
    const upper = realm.toUpperCase();
    if (realm !== upper) emit(placeOf(policy, 'authentication', 'realm'), { realm, upper });
  },
  message: ({ realm }) => `the realm "${realm}" is not in capitals`,
  advice: ({ upper }) => `Write ${upper}.`,
});
