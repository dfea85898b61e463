import { CERTIFICATE_FAULTS } from './certificate.ts';
import { DNS_FAULTS } from './dns.ts';
import type { Fault } from './fault.ts';
import { KERBEROS_FAULTS } from './kerberos.ts';
import { SERVER_FAULTS } from './server.ts';
import { SIP_FAULTS } from './sip.ts';

/** Everything that is put into a healthy world, one thing at a time. */
export const FAULTS: readonly Fault[] = [
  ...DNS_FAULTS,
  ...SERVER_FAULTS,
  ...CERTIFICATE_FAULTS,
  ...SIP_FAULTS,
  ...KERBEROS_FAULTS,
];
