import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const port = settingsOf('integer', 'policy', 'personal');
const string = settingsOf('string', 'policy', 'personal');
const boolean = settingsOf('boolean', 'policy', 'personal');
const aPort = { unit: 'port', range: { min: 1, max: 65_535 } } as const;
const FIREWALL = 'Connecting to Live Communications Server through a firewall';

/** Proxies. The personal account uses them; behind a private firewall the corporate account cannot. */
export const PROXY_SETTINGS: readonly Setting[] = [
  boolean('AutoConfigProxy', 'Takes the proxy from the network preferences of Mac OS X instead of the keys here.', { table: true }),
  port('HTTPProxyPort', 'Gives the port of the HTTP proxy.', aPort),
  string('HTTPProxyServer', 'Names the HTTP proxy.', { format: 'host' }),
  port('ProxyServerType', 'Chooses the kind of proxy: SOCKS 4, SOCKS 5 or HTTP.', {
    contradictions: [
      { about: 'meaning', readings: ['the table lists three kinds', 'it gives the number of none of them, although the type is integer'] },
    ],
  }),
  port('SOCKS4ProxyPort', 'Gives the port of the SOCKS 4 proxy.', aPort),
  string('SOCKS4ProxyServer', 'Names the SOCKS 4 proxy.', { format: 'host' }),
  boolean('SOCKS5HavePassword', 'Says that the SOCKS 5 proxy wants a password.', { table: false }),
  port('SOCKS5ProxyPort', 'Gives the port of the SOCKS 5 proxy.', aPort),
  string('SOCKS5ProxyServer', 'Names the SOCKS 5 proxy.', { format: 'host' }),
  settingsOf('string', 'identity', 'personal')('SOCKS5Username', 'Holds the user name for the SOCKS 5 proxy.', { format: 'name' }),
  boolean('UseProxyServer', 'Goes through a proxy. Macs behind a private firewall cannot reach Live Communications Server through one.', {
    table: true,
    alsoIn: [FIREWALL],
    contradictions: [
      {
        about: 'account',
        readings: ['ProxyServerType says that proxies are for personal accounts', 'the section on firewalls speaks of a proxy to Live Communications Server'],
      },
    ],
  }),
];
