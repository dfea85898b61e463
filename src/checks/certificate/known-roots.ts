/**
 * Roots of today's lists by common name, or by unit where they have none, and the first release of Mac OS X, of those looked
 * at, whose keychain holds the same certificate: 10.3.0, 10.3.9, 10.4.0, 10.4.11, 10.5.8, 10.6.8, 10.9.5, 10.10.5, 10.11.6.
 * From the certificates in Apple's Security and security_certificates. Later security updates may have added some earlier.
 */
export const ROOTS_SINCE: ReadonlyMap<string, string> = new Map([
  ['AAA Certificate Services', '10.3.9'],
  ['XRamp Global Certification Authority', '10.3.9'],
  ['DigiCert Assured ID Root CA', '10.4.11'],
  ['Go Daddy Class 2 Certification Authority', '10.4.11'],
  ['Starfield Class 2 Certification Authority', '10.4.11'],
  ['QuoVadis Root CA 2', '10.4.11'],
  ['QuoVadis Root CA 3', '10.4.11'],
  ['DigiCert Global Root CA', '10.5.8'],
  ['DigiCert High Assurance EV Root CA', '10.5.8'],
  ['GlobalSign Root CA - R3', '10.6.8'],
  ['Go Daddy Root Certificate Authority - G2', '10.6.8'],
  ['Starfield Root Certificate Authority - G2', '10.6.8'],
  ['DigiCert Global Root G2', '10.9.5'],
  ['Entrust Root Certification Authority - G2', '10.9.5'],
  ['IdenTrust Commercial Root CA 1', '10.10.5'],
]);
