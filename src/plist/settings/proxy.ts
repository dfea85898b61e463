import { define, PORT } from './define.ts';
import type { Contradiction } from './setting.ts';

const WHICH_PROXY: Contradiction = {
  about: 'default',
  readings: [
    'The table: AutoConfigProxy is true by default, so the proxy of System Preferences is used, if there is one.',
    'The table: UseProxyServer is true by default, so a proxy is used, though none of its keys has a default.',
    'Nothing in the guide says which of the two wins.',
  ],
};

/** Proxies of the personal account. Behind a private firewall the corporate account cannot use any. */
export const PROXY = define(
  {
    class: 'policy',
    account: 'personal',
    alsoIn: ['Connecting to Live Communications Server through a firewall'],
  },
  [
    {
      key: 'AutoConfigProxy',
      type: 'boolean',
      effect: 'Takes the proxy from System Preferences when true, instead of from this file.',
      tableDefault: true,
      contradictions: [WHICH_PROXY],
    },
    {
      key: 'UseProxyServer',
      type: 'boolean',
      effect:
        'Sends the traffic of the personal account through a proxy when true. It does not help the corporate account through a firewall.',
      tableDefault: true,
      contradictions: [WHICH_PROXY],
    },
    {
      key: 'ProxyServerType',
      type: 'integer',
      effect:
        'Chooses the kind of proxy, SOCKS 4, SOCKS 5 or HTTP, and with it which of the keys for address and port count. The numbers are unknown: copy the value from a Mac that was set up by hand.',
      contradictions: [
        {
          about: 'meaning',
          readings: [
            'The table: the type is an integer.',
            'The table: the values are SOCKS 4, SOCKS 5 and HTTP, printed without a number for any of them.',
          ],
        },
      ],
    },
    {
      key: 'HTTPProxyServer',
      type: 'string',
      effect: 'Address of the HTTP proxy; its port is in HTTPProxyPort.',
      format: 'host',
    },
    { key: 'HTTPProxyPort', ...PORT, effect: 'Port of the HTTP proxy in HTTPProxyServer.' },
    {
      key: 'SOCKS4ProxyServer',
      type: 'string',
      effect: 'Address of the SOCKS 4 proxy; its port is in SOCKS4ProxyPort.',
      format: 'host',
    },
    { key: 'SOCKS4ProxyPort', ...PORT, effect: 'Port of the SOCKS 4 proxy in SOCKS4ProxyServer.' },
    {
      key: 'SOCKS5ProxyServer',
      type: 'string',
      effect: 'Address of the SOCKS 5 proxy; its port is in SOCKS5ProxyPort.',
      format: 'host',
    },
    { key: 'SOCKS5ProxyPort', ...PORT, effect: 'Port of the SOCKS 5 proxy in SOCKS5ProxyServer.' },
    {
      key: 'SOCKS5HavePassword',
      type: 'boolean',
      effect: 'Tells whether the SOCKS 5 proxy has a password. The password itself is under no documented key.',
      tableDefault: false,
    },
    {
      key: 'SOCKS5Username',
      type: 'string',
      class: 'identity',
      effect: 'User name for the SOCKS 5 proxy in SOCKS5ProxyServer.',
      format: 'name',
    },
  ],
);
