import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { hostProblem, looksLikeIpv4 } from '../settings/connection/host-name.ts';

type Args = { domain: string; problem: string; better: string | null };

export const sipDomainMalformed = defineCheck<Policy, Args>({
  id: 'policy/sip-domain-malformed',
  severity: 'error',
  title: 'A SIP domain is not a domain',
  why: 'SRV records are looked up under this name, and sign-in addresses are compared with it. What is no domain has neither records nor users.',
  fix: 'Write what stands behind the @ of the sign-in addresses, and nothing else.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 952, grammatical host table specification; RFC 1123, section 2.1',
      says: 'Domain names are letters, digits and hyphens between dots, with neither hyphen nor dot at the end.',
    },
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'Automatic configuration queries a DNS SRV record of the deployment.',
    },
  ],
  applies: ({ data }) => data.connection?.sipDomains !== undefined,
  judge: (policy, emit) => {
    for (const [index, domain] of (policy.data.connection?.sipDomains ?? []).entries()) {
      const found = hostProblem(domain);
      const problem = found?.problem ?? (looksLikeIpv4(domain) ? 'is an IP address' : undefined);
      if (problem === undefined) continue;
      const better = found?.better !== undefined && !looksLikeIpv4(found.better) ? found.better : null;
      emit(placeOf(policy, 'connection', 'sipDomains', index), { domain, problem, better });
    }
  },
  message: ({ domain, problem }) => `the SIP domain ${JSON.stringify(domain)} ${problem}`,
  advice: ({ better }) =>
    better === null
      ? 'Write what stands behind the @ of the sign-in addresses, such as contoso.com.'
      : `Write ${better}.`,
});
