import type { Citation } from '../../../core/finding.ts';
import type { PolicyData } from '../../../policy/schema.ts';

export const LOCAL_CITE: readonly Citation[] = [
  {
    source: 'apple',
    where: 'HT3473 and HT201275, How to look up ".local" hostnames via both Bonjour and standard DNS',
    says: 'Up to 10.5.4 every name in .local goes to Bonjour alone, unless local is added to the search domains; later releases ask DNS about names such as host.domain.local.',
  },
  {
    source: 'rfc',
    where: 'RFC 6762, section 3',
    says: 'The domain local is for multicast DNS on the same link.',
  },
];

/** True for a name in the domain `local` that some Mac of the fleet looks up with Bonjour instead of DNS. */
export function goesToBonjour(name: string, wanted: PolicyData | undefined): boolean {
  if (!name.toLowerCase().endsWith('.local')) return false;
  const releases = wanted?.fleet?.macos;
  const allFrom106 = releases?.every((release) => Number(release.split('.')[1]) >= 6) ?? false;
  return !(allFrom106 && name.split('.').length > 2);
}
