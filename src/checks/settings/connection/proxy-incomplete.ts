import { defineCheck } from '../../define.ts';
import { booleanOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { proxies } from './proxy.ts';

/** One whole proxy is enough: ports of the other kinds may be left from the preferences dialog. */
export const proxyIncomplete = defineCheck<SettingsSubject, { present: string | null; missing: string | null }>({
  id: 'settings/proxy-incomplete',
  severity: 'error',
  title: 'A proxy of its own is switched on, but not given whole',
  why: 'With AutoConfigProxy off, Messenger takes the proxy from this file alone. Without both host and port it has no way out, and the personal account cannot sign in.',
  fix: 'Set the host and the port of one proxy, or set UseProxyServer to false.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'UseProxyServer switches the proxy on, AutoConfigProxy takes it from System Preferences, and each kind of proxy has a server and a port.',
    },
  ],
  applies: (subject) =>
    booleanOf(subject, 'UseProxyServer') === true && booleanOf(subject, 'AutoConfigProxy') === false,
  judge: (subject, emit) => {
    const named = proxies(subject);
    if (named.some(({ hasServer, hasPort }) => hasServer && hasPort)) return;
    for (const { server, port, hasServer } of named) {
      const [present, missing] = hasServer ? [server, port] : [port, server];
      emit(subject.get(present)!.keyWhere(), { present, missing });
    }
    if (named.length === 0) emit(subject.get('UseProxyServer')!.where(), { present: null, missing: null });
  },
  message: ({ present, missing }) =>
    present
      ? `${present} is set without ${missing}`
      : 'UseProxyServer is true and AutoConfigProxy false, but no proxy is named',
  advice: ({ missing }) =>
    missing
      ? `Set ${missing} too, or set UseProxyServer to false.`
      : 'Name a proxy, for example with HTTPProxyServer and HTTPProxyPort, or set UseProxyServer to false.',
});
