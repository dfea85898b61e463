import { CLIENT, ENTERPRISE, PLANNING, STANDARD } from './guide.ts';
import type { Edition, Requirement } from './types.ts';

/** What the servers need before the first Mac. */
export function serverRequirements(edition: Edition): Requirement[] {
  return [
    { what: 'Live Communications Server 2005 with Service Pack 1, with the Address Book Service', source: PLANNING },
    edition === 'Standard Edition'
      ? { what: 'no database server: Standard Edition brings its own, MSDE', source: STANDARD }
      : { what: 'SQL Server 2000 with Service Pack 3a for the back-end database of the pool', source: ENTERPRISE },
    { what: 'Active Directory, as it was planned for Live Communications Server; no more of it', source: PLANNING },
    { what: 'Windows Server 2003, Standard or Enterprise Edition', source: PLANNING },
    { what: '.NET Framework 1.1 and Internet Information Server 6.0', source: PLANNING },
    { what: 'Messenger for Mac 6.0 itself', source: PLANNING },
  ];
}

export const CLIENT_REQUIREMENTS: readonly Requirement[] = [
  { what: 'a native G3, G4 or G5 Macintosh (the guide names no Intel one)', source: CLIENT },
  { what: '20 MB of free disk space and 128 MB of memory', source: CLIENT },
  { what: 'Mac OS X 10.3 or newer', source: CLIENT },
  { what: 'access to the corporate network, and for a corporate account to the server', source: CLIENT },
];
