import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs, portRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { proxies, whyUnused } from './proxy.ts';

/**
 * The defaults of UseProxyServer and AutoConfigProxy are true, so a Mac may hold both and use no proxy at all; there the file
 * must name the proxy too. In a policy or template a true is somebody's wish.
 */
export const proxyWithPortRange = defineCheck<SettingsSubject, Record<string, never>>({
  id: 'settings/proxy-with-port-range',
  severity: 'error',
  title: 'A proxy is to be used together with a port range',
  why: 'A port range is for Macs behind a private firewall, and those cannot reach Live Communications Server through a proxy: the server would have to call back through it.',
  fix: 'Switch the proxy off for these Macs, and let Macs outside come in through a VPN.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'Behind a private firewall Messenger connects through a range of ports, and cannot use a proxy server for that.',
    },
  ],
  applies: (subject) => portRange(subject).enabled,
  judge: (subject, emit) => {
    if (booleanOf(subject, 'UseProxyServer') !== true) return;
    const named = proxies(subject).some(({ hasServer }) => hasServer) && whyUnused(subject) === undefined;
    if (named || forManyMacs(subject)) emit(subject.get('UseProxyServer')!.where(), {});
  },
  message: () => 'UseProxyServer is true beside a port range, but behind a private firewall no proxy can be used',
  advice: () => 'Set UseProxyServer and AutoConfigProxy to false; Macs outside reach the server through a VPN.',
});
