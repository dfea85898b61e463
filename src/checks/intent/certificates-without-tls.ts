import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

export const certificatesWithoutTls = defineCheck<Policy, { count: number }>({
  id: 'policy/certificates-without-tls',
  severity: 'info',
  title: 'Certificates are listed, but the transport is TCP',
  why: 'Over TCP nobody looks at a certificate. A root that Macs do not need is a root that they should not trust, or TLS was meant and is not on.',
  fix: 'Set the transport to tls, or take the certificates out.',
  cite: [
    {
      source: 'guide',
      where: 'Installing a certificate for the TLS connection',
      says: 'The certificate is for sites that connect over TLS.',
    },
  ],
  applies: ({ data }) => (data.certificates ?? []).length > 0,
  judge: (policy, emit) => {
    const { certificates = [], connection } = policy.data;
    // Automatic mode uses TLS whatever the transport says.
    if (connection?.transport !== 'tcp' || connection.mode === 'automatic') return;
    emit(placeOf(policy, 'certificates'), { count: certificates.length });
  },
  message: ({ count }) =>
    `${count === 1 ? 'a certificate is' : `${count} certificates are`} listed, but connection.transport is "tcp"`,
  advice: () => 'Say "transport: tls" if the server offers it, else take "certificates" out.',
});
