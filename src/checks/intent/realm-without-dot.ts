import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

export const realmWithoutDot = defineCheck<Policy, { realm: string; domain: string | null }>({
  id: 'policy/realm-without-dot',
  severity: 'warning',
  title: 'The Kerberos realm looks like a short domain name of Windows',
  why: 'The realm of Active Directory is its DNS domain. The short name that users type in front of their user ID names the same domain to NTLM, but to Kerberos it is a realm that does not exist.',
  fix: 'Write the DNS name of the Active Directory domain, in capitals.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 4120, section 6.1',
      says: 'A realm in the domain style is a domain name, with dots between its parts.',
    },
    {
      source: 'guide',
      where: 'Using Kerberos for Macintosh',
      says: 'Active Directory acts as the Kerberos domain controller.',
    },
  ],
  applies: ({ data }) => data.authentication?.realm !== undefined,
  judge: (policy, emit) => {
    const realm = policy.data.authentication?.realm ?? '';
    const domain = policy.data.connection?.sipDomains?.[0]?.toUpperCase() ?? null;
    if (!realm.includes('.')) emit(placeOf(policy, 'authentication', 'realm'), { realm, domain });
  },
  message: ({ realm }) => `the realm "${realm}" has no dot in it, so it is hardly the DNS name of a domain`,
  advice: ({ domain }) =>
    `Write the DNS name of the Active Directory domain in capitals, such as ${domain ?? 'CONTOSO.COM'}.`,
});
