import { defineCheck } from '../../define.ts';
import { forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { proxies, whyUnused } from './proxy.ts';

/** Not asked of a single Mac, where the dialog remembers a proxy that is switched off. */
export const proxyNotUsed = defineCheck<SettingsSubject, { key: string; because: string }>({
  id: 'settings/proxy-not-used',
  severity: 'info',
  title: 'A proxy is named, but not used',
  why: 'Whoever reads the settings believes that Macs go through this proxy. They do not: they connect directly, or through the proxy of the system preferences.',
  fix: 'Set UseProxyServer to true and AutoConfigProxy to false, or take the proxy out.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'UseProxyServer decides whether a proxy is used; AutoConfigProxy, true by default, takes it from System Preferences.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    const because = whyUnused(subject);
    if (because === undefined) return;
    for (const { server, hasServer } of proxies(subject)) {
      if (hasServer) emit(subject.get(server)!.keyWhere(), { key: server, because });
    }
  },
  message: ({ key, because }) => `${key} is set, but ${because}`,
  advice: ({ key }) => `Set UseProxyServer to true and AutoConfigProxy to false, or take ${key} out.`,
});
