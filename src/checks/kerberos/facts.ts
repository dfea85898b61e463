import { hostPort } from '../../core/server.ts';
import type { KdcSeen, KerberosObservation } from '../../core/kerberos.ts';
import type { Fact } from '../../core/report.ts';
import { published } from '../dns/facts.ts';
import { kdcReply } from './reply.ts';

/** What the DNS names, and what each KDC answered. */
export function kerberosFacts({ views, kdcs }: KerberosObservation): Fact[] {
  return [
    ...views.flatMap((view) => [
      ...(views.length > 1 ? [{ name: 'DNS server', value: view.resolver }] : []),
      ...published(view),
    ]),
    ...kdcs.map((kdc) => ({
      name: hostPort(kdc),
      value: `${kdc.transport.toUpperCase()}: ${answer(kdc)}`,
    })),
  ];
}

function answer(kdc: KdcSeen): string {
  if (kdc.status !== 'reply') return kdc.reason;
  const { said } = kdcReply(kdc);
  return `${said}, ${Math.round(kdc.milliseconds)} ms`;
}
