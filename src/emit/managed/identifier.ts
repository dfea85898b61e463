import type { PolicyData } from '../../policy/schema.ts';

/** What an identifier of a profile may be: words of letters, digits and hyphens, with dots between them. */
export const IDENTIFIER = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/**
 * Who the profile is, for as long as it lives: a Mac replaces a profile by one with the same identifier. The first SIP
 * domain turned round, as is the custom (com.contoso.messenger); else the name of the organization; else none.
 */
export function identifierOf({ organization = '', connection }: PolicyData): string | undefined {
  const domain = connection?.sipDomains?.[0]?.toLowerCase().split('.').toReversed().join('.');
  const name = organization
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [domain, name].map((first = '') => `${first}.messenger`).find((each) => IDENTIFIER.test(each));
}
