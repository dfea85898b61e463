/** Without a finding. */
export const GOOD = `msgrctl: 1
extends: corporate-tls
connection:
  sipDomains: [adatum.com]
  server: sip.adatum.com
`;

/** One error, in line 6, columns 28 to 31. */
export const BAD = `msgrctl: 1
extends: corporate-tcp
connection:
  sipDomains: [adatum.com]
  server: sip.adatum.com
  ports: { min: 5100, max: 5101 }
`;
