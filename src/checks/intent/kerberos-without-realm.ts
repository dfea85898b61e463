import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

export const kerberosWithoutRealm = defineCheck<Policy, Record<string, never>>({
  id: 'policy/kerberos-without-realm',
  severity: 'warning',
  title: 'Kerberos is switched on, but no realm is named',
  why: 'Where Kerberos is on and fails, Messenger does not fall back to NTLM: users cannot sign in at all. Without the realm nobody can check beforehand whether its servers can be found and whether clocks agree.',
  fix: 'Set authentication.realm to the Active Directory domain in capitals.',
  cite: [
    {
      source: 'guide',
      where: 'Using Kerberos for Macintosh',
      says: 'Active Directory is the Kerberos domain controller, and a failed Kerberos logon is not followed by an NTLM logon.',
    },
  ],
  applies: ({ data }) => data.authentication?.kerberos === true,
  judge: (policy, emit) => {
    if (policy.data.authentication?.realm === undefined) emit(placeOf(policy, 'authentication', 'kerberos'), {});
  },
  message: () => 'authentication.kerberos is true, but authentication.realm is not set',
  advice: () => 'Add the Active Directory domain in capitals, for example "realm: CONTOSO.COM".',
});
