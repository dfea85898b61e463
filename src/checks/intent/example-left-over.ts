import { placeOf, type Policy } from '../../policy/load.ts';
import type { Path } from '../../policy/located.ts';
import { defineCheck } from '../define.ts';

/** Companies of Microsoft's examples, as a label anywhere in a name, and the names that RFC 2606 keeps for examples. */
const SAMPLE = /(?:^|\.)(?:contoso|fabrikam|litwareinc)(?:\.|$)|(?:^|\.)example(?:\.(?:com|net|org))?$|\.invalid$/i;
const SAMPLE_ORGANIZATION = /contoso|fabrikam|litware|example/i;

export const exampleLeftOver = defineCheck<Policy, { value: string; organization: string }>({
  id: 'policy/example-left-over',
  severity: 'warning',
  title: 'A sample value of a template was not replaced',
  why: 'Contoso, Fabrikam and example.com stand in samples for names of your own. Macs that get such a name look for a server that is not yours or does not exist.',
  fix: 'Write the name of your own server, domain, realm or share.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 2606, sections 2 and 3',
      says: 'example.com, example.net, example.org and the domains example and invalid are kept for examples and never in use.',
    },
    {
      source: 'microsoft',
      where: 'Fictitious names of Microsoft documentation',
      says: 'Contoso, Fabrikam and Litware are companies that do not exist.',
    },
  ],
  applies: ({ data }) => data.organization !== undefined && !SAMPLE_ORGANIZATION.test(data.organization),
  judge: (policy, emit) => {
    for (const [value, path] of names(policy)) {
      const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:]*)/i.exec(value)?.[1] ?? value;
      const organization = policy.data.organization ?? '';
      if (SAMPLE.test(host)) emit(placeOf(policy, ...path), { value, organization });
    }
  },
  message: ({ value, organization }) => `"${value}" is a sample value, but the policy is for ${organization}`,
  advice: ({ value }) => `Replace ${value} by the name that holds at your site.`,
});

/** The texts of a policy that name hosts and domains. */
function names({ data }: Policy): [string, Path][] {
  const { connection, authentication, install } = data;
  const found: [string | undefined, Path][] = [
    ...(connection?.sipDomains ?? []).map((domain, index): [string, Path] => [
      domain,
      ['connection', 'sipDomains', index],
    ]),
    [connection?.server, ['connection', 'server']],
    [authentication?.realm, ['authentication', 'realm']],
    [install?.source, ['install', 'source']],
  ];
  return found.filter((pair): pair is [string, Path] => pair[0] !== undefined);
}
