import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { hostProblem } from '../settings/connection/host-name.ts';
import { goesToBonjour, LOCAL_CITE } from '../settings/connection/local-domain.ts';

/** `contoso.local` has two labels, but what is looked up under it has more: `_sipinternaltls._tcp.contoso.local`. */
export const sipDomainLocal = defineCheck<Policy, { domain: string }>({
  id: 'policy/sip-domain-local',
  severity: 'warning',
  title: 'Servers are to be found in .local, which Macs do not ask DNS about',
  why: 'Macs before 10.5.5 look names in .local up with Bonjour on their own network segment. The SRV records in DNS, or at the latest the server that they name, are not found, so automatic sign-in fails there and works on Windows.',
  fix: 'Name the server by hand outside .local, give users sign-in addresses in another domain, or add "local" to the search domains of each Mac.',
  cite: LOCAL_CITE,
  applies: ({ data }) => data.connection?.mode === 'automatic',
  judge: (policy, emit) => {
    for (const [index, domain] of (policy.data.connection?.sipDomains ?? []).entries()) {
      if (hostProblem(domain) || !goesToBonjour(`_tcp.${domain}`, policy.data)) continue;
      emit(placeOf(policy, 'connection', 'sipDomains', index), { domain });
    }
  },
  message: ({ domain }) =>
    `the SIP domain ${domain} is in .local, which Macs before 10.5.5 look up with Bonjour, not DNS`,
  advice: () =>
    'Choose manual mode with a server name outside .local, or add "local" to the search domains of each Mac.',
});
