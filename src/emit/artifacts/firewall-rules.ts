import type { Artifact } from '../artifact.ts';
import { firewallRules } from '../firewall-rules.ts';

export const firewallRulesText: Artifact = {
  name: 'firewall-rules',
  file: 'firewall-rules.txt',
  summary: 'for the network team: what to open and to close in the corporate firewall, and why',
  executable: false,
  make: ({ policy: { data } }) => {
    const { connection, authentication, organization, personalAccounts } = data;
    const isManual = connection?.mode === 'manual';
    return firewallRules({
      organization,
      server: isManual ? connection.server : undefined,
      sipDomains: connection?.sipDomains,
      transport: isManual ? connection.transport : undefined,
      ports: connection?.ports,
      kerberos: authentication?.kerberos,
      personalAccounts,
    });
  },
};
