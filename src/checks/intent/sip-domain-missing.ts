import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

/** A roster holds sign-in addresses, and so the domains. */
export const sipDomainMissing = defineCheck<Policy, Record<string, never>>({
  id: 'policy/sip-domain-missing',
  severity: 'info',
  title: 'Automatic mode without a SIP domain',
  why: 'In automatic mode everything hangs on the SRV records of the domain behind the @ of sign-in addresses. The Macs learn it from the user; msgrctl cannot check records of a domain that it does not know.',
  fix: 'List the domains in connection.sipDomains, or give a roster in users.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'Automatic configuration requires a DNS SRV record.',
    },
    {
      source: 'msgrctl',
      where: 'docs/policy.md, connection.sipDomains',
      says: 'Checks of DNS and sign-in take the domains from the policy.',
    },
  ],
  applies: ({ data }) => data.connection?.mode === 'automatic',
  judge: (policy, emit) => {
    const { connection, users } = policy.data;
    const known = (connection?.sipDomains ?? []).length > 0 || users !== undefined;
    if (!known) emit(placeOf(policy, 'connection', 'mode'), {});
  },
  message: () =>
    'the mode is automatic, but connection.sipDomains names no domain whose SRV records could be checked',
  advice: () => 'Add what stands behind the @ of the sign-in addresses, for example "sipDomains: [contoso.com]".',
});
