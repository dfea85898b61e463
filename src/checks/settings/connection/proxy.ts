import { booleanOf, leftOut, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** The keys of the three kinds of proxy. The guide gives no numbers for ProxyServerType, so which one counts is unknown. */
const PAIRS = [
  ['HTTPProxyServer', 'HTTPProxyPort'],
  ['SOCKS4ProxyServer', 'SOCKS4ProxyPort'],
  ['SOCKS5ProxyServer', 'SOCKS5ProxyPort'],
] as const;

/** A proxy as far as it is given; at least one of host and port is. */
export interface Proxy {
  readonly server: string;
  readonly port: string;
  readonly hasServer: boolean;
  readonly hasPort: boolean;
}

/** The proxies that settings name. An empty host is none; a value of the wrong type is there, and wrong. */
export function proxies(subject: SettingsSubject): Proxy[] {
  const given = (key: string): boolean => !leftOut(subject, key) && stringOf(subject, key)?.trim() !== '';
  return PAIRS.map(([server, port]) => ({ server, port, hasServer: given(server), hasPort: given(port) })).filter(
    ({ hasServer, hasPort }) => hasServer || hasPort,
  );
}

/** Why a proxy that is named here is not used, or undefined if it is. AutoConfigProxy is true by default (guide, settings). */
export function whyUnused(subject: SettingsSubject): string | undefined {
  if (booleanOf(subject, 'UseProxyServer') === false) return 'UseProxyServer is false';
  if (booleanOf(subject, 'AutoConfigProxy') === true) {
    return 'AutoConfigProxy is true, which takes the proxy from System Preferences';
  }
  return leftOut(subject, 'AutoConfigProxy')
    ? 'AutoConfigProxy is not set, and by default the proxy is taken from System Preferences'
    : undefined;
}
