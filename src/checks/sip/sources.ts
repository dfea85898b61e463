import type { Citation } from '../../core/finding.ts';

export const MS_CHALLENGE: Citation = {
  source: 'microsoft',
  where: '[MS-SIPAE], rules for messages to servers, and the example in section 4.1',
  says: 'any request without credentials is answered with 401 or 407, one header for each protocol that is taken, and a Date',
};

export const GUIDE_SCHEMES: Citation = {
  source: 'guide',
  where: 'Authentication; Using Kerberos for Macintosh',
  says: 'Messenger for Mac signs in with NTLM by default, and can use Kerberos; it knows no other protocol',
};

export const MS_DIAGNOSTICS: Citation = {
  source: 'microsoft',
  where: '[MS-OCER], sections 2.2.1, 4 and 8',
  says: 'servers since OCS 2007 tell the cause by a number in ms-diagnostics',
};

export const EXPERIENCE: Citation = {
  source: 'msgrctl',
  where: 'experience',
  says: 'not documented by Microsoft',
};

export function rfc3261(section: string, says: string): Citation {
  return { source: 'rfc', where: `3261, section ${section}`, says };
}
