import type { Citation } from '../../core/finding.ts';

export const GUIDE_TLS: Citation = {
  source: 'guide',
  where: 'Certificates',
  says: "The server's certificate must come from a CA that the client trusts; without TLS the client takes TCP.",
};

export const GUIDE_INSTALL: Citation = {
  source: 'guide',
  where: 'Installing a certificate for the TLS connection',
  says: 'A certificate of a CA that the Mac does not know is to be imported before Messenger is deployed.',
};

export const GUIDE_TRUSTED: Citation = {
  source: 'guide',
  where: 'Trusted connection',
  says: "A connection is trusted if it uses MTLS and the sender's FQDN is listed as an internal server. Without MTLS the list is not looked at; without a valid certificate the connection is dropped; a valid one that is not listed is challenged for each request.",
};

export const APPLE_NAMES: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_x509_tp, tpPolicies.cpp and certGroupUtils.cpp (Mac OS X 10.4 and 10.5)',
  says: 'Alternative names come first. The common name counts only if there is no DNS name among them and the host is not numeric. Wildcards are matched label by label.',
};

export const APPLE_PATH: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_x509_tp, tpPolicies.cpp (Mac OS X 10.4 and 10.5)',
  says: 'Checks CA flag, path length, key usage and unknown critical extensions of each certificate, the root among them. Revocation is not looked at unless asked for (tpCrlVerify.h).',
};

export const APPLE_DATES: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_x509_tp, TPCertInfo.cpp (Mac OS X 10.4 and 10.5)',
  says: 'Each certificate of the chain must be valid at the time, a root as well unless the caller allows expired roots.',
};

export const APPLE_USAGE: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_x509_tp, tpPolicies.cpp (Mac OS X 10.4 and 10.5)',
  says: 'An extended key usage, if there is one, must hold server authentication, any usage, or one of the two of server-gated cryptography.',
};

export const LCS_USAGE: Citation = {
  source: 'microsoft',
  where: 'communicationsserverteam.com, 2008/01/17: certificates for LCS and OCS',
  says: 'The certificate must have server authentication among its usages; client authentication is added where the server calls others.',
};

export const LCS_MTLS: Citation = {
  source: 'microsoft',
  where: 'Tom Laciano, blogs.technet.com/toml: LCS 2003 certificates',
  says: 'MTLS needs both usages, as either side may be the one that calls, and a certificate of version 3.',
};

export const APPLE_HASHES: Citation = {
  source: 'apple',
  where: 'Security-163 (Mac OS X 10.3), libsecurity_cssm oidsalg.c and libsecurity_apple_csp (10.4)',
  says: 'SHA-2 signatures are known from 10.4 on. A root counts as one only if its own signature can be verified (TPCertInfo.cpp).',
};

export const APPLE_CURVES: Citation = {
  source: 'apple',
  where: 'libsecurity_ssl and libsecurity_apple_csp, versions of Mac OS X 10.3 to 10.6',
  says: 'Elliptic curves come with 10.6.',
};

export const APPLE_RSA: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_csp, RSA_DSA_keys.h (Mac OS X 10.4.9 and later)',
  says: 'RSA keys have at most 4096 bits.',
};

export const APPLE_EXTENSIONS: Citation = {
  source: 'apple',
  where: 'libsecurity_apple_x509_cl, versions 8 (Mac OS X 10.4) to 36064 (10.6) against 55000 (10.7)',
  says: 'Name constraints, policy constraints, policy mappings and inhibit-any-policy are not among the extensions that are read; what is not read and critical fails the chain.',
};

export const APPLE_ROOTS: Citation = {
  source: 'apple',
  where: 'security_certificates and Security, roots of Mac OS X 10.3.0 to 10.11.6',
  says: 'Most roots that are trusted today came later than these systems.',
};

export const EXPERIENCE: Citation = {
  source: 'msgrctl',
  where: 'From experience',
  says: 'Not documented by Microsoft or Apple.',
};

export const rfc5280 = (section: string, says: string): Citation => ({
  source: 'rfc',
  where: `RFC 5280, section ${section}`,
  says,
});

export const rfc5246 = (section: string, says: string): Citation => ({
  source: 'rfc',
  where: `RFC 5246, section ${section}`,
  says,
});
