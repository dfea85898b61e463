import { settingsOf } from './define.ts';
import type { AllowedValue, Setting } from './setting.ts';

const integer = settingsOf('integer', 'policy', 'corporate');
const string = settingsOf('string', 'policy', 'corporate');

const FIREWALL = 'Connecting to Live Communications Server through a firewall';
const INSTALL = 'Installing Messenger for Mac on the client';

const port = { unit: 'port', range: { min: 1, max: 65_535 }, alsoIn: [FIREWALL] } as const;

const offOn = (off: string, on: string): readonly AllowedValue[] => [
  { value: 0, meaning: off },
  { value: 1, meaning: on },
];

/** How the corporate account finds its server and talks to it. */
export const CONNECTION_SETTINGS: readonly Setting[] = [
  integer('DisableStrictDNSNaming', 'Lets automatic configuration take a server of any name; with strict naming the name of the detected server must start with "sip".', {
    allowed: offOn('strict: the detected name must start with sip', 'any name is taken'),
  }),
  integer('PortRangeEnabled', 'Makes the server call the Mac back on ports of the range below instead of a random one, so that a firewall can let them in.', {
    allowed: offOn('a random port', 'a port of the range'),
    alsoIn: [FIREWALL],
  }),
  integer('PortRangeMaxSIPDynamicPort', 'Highest port on which the server may call the Mac back; the range needs at least three ports.', port),
  integer('PortRangeMinSIPDynamicPort', 'Lowest port on which the server may call the Mac back.', port),
  integer('RTCConfigurationMode', 'Decides whether the server is found by DNS SRV records or named by hand.', {
    allowed: [
      { value: 1, meaning: 'manual: the server is RTCServerAddress' },
      { value: -1, meaning: 'automatic: DNS names the server' },
    ],
    otherValues: 'taken as automatic',
    alsoIn: [INSTALL],
  }),
  string('RTCServerAddress', 'Names the server for manual configuration, as a fully qualified domain name or an IP address.', {
    format: 'host',
    alsoIn: [INSTALL],
  }),
  integer('RTCTransport', 'Chooses TLS or TCP for manual configuration; automatic configuration uses TLS whatever this says, and TCP where TLS is unavailable.', {
    allowed: [
      { value: 4, meaning: 'TLS' },
      { value: 2, meaning: 'TCP' },
    ],
    alsoIn: [INSTALL],
  }),
];
