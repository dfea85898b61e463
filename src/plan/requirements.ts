import { TOPOLOGY } from './figures.ts';
import type { Requirement, Source } from './types.ts';

const PLANNING: Source = {
  section: 'Planning a deployment',
  says: 'Lists what must be there before Messenger is deployed.',
};
const CLIENT: Source = {
  section: 'Client hardware and software requirements',
  says: 'Lists what each Macintosh must have.',
};

/** What the servers need before the first Mac. */
export function serverRequirements(edition: 'Standard Edition' | 'Enterprise Edition'): Requirement[] {
  return [
    { what: 'Live Communications Server 2005 with Service Pack 1, with the Address Book Service', source: PLANNING },
    edition === 'Standard Edition'
      ? { what: 'no database server: Standard Edition brings its own (MSDE)', source: TOPOLOGY }
      : { what: 'SQL Server 2000 with Service Pack 3a for the back-end database of the pool', source: TOPOLOGY },
    { what: 'Active Directory; what was planned of it for Live Communications Server is enough', source: PLANNING },
    { what: 'Windows Server 2003, Standard or Enterprise Edition', source: PLANNING },
    { what: '.NET Framework 1.1 and Internet Information Server 6.0', source: PLANNING },
    { what: 'Messenger for Mac 6.0 itself', source: PLANNING },
  ];
}

export const CLIENT_REQUIREMENTS: readonly Requirement[] = [
  { what: 'a Macintosh with a G3, G4 or G5 processor', source: CLIENT },
  { what: '20 MB of free disk space and 128 MB of memory', source: CLIENT },
  { what: 'Mac OS X 10.3 or newer', source: CLIENT },
  { what: 'access to the corporate network', source: CLIENT },
];
