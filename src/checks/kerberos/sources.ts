import type { Citation } from '../../core/finding.ts';

export const RFC_SRV: Citation = {
  source: 'rfc',
  where: '4120, section 7.2.3.2',
  says: 'KDCs are found by the SRV records _kerberos._udp and _kerberos._tcp of the realm',
};

export const RFC_TRANSPORT: Citation = {
  source: 'rfc',
  where: '4120, sections 7.2.1 and 7.2.2',
  says: 'KDCs take requests by UDP and by TCP',
};

export const APPLE_DNS: Citation = {
  source: 'apple',
  where: 'Kerberos preferences (edu.mit.Kerberos), Mac OS X 10.4',
  says: 'with SRV records and a default realm no KDC has to be listed on the Mac',
};

export const GUIDE_NO_FALLBACK: Citation = {
  source: 'guide',
  where: 'Using Kerberos for Macintosh',
  says: 'Active Directory is the KDC; where Kerberos is on at both ends and fails, NTLM is not tried',
};

export const EXPERIENCE: Citation = {
  source: 'msgrctl',
  where: 'experience',
  says: 'not documented for Messenger for Mac 6.0',
};
