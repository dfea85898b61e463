import type { Topic } from './topic.ts';

export const firewall: Topic = {
  name: 'firewall',
  title: 'The port range, and the firewalls on the way',
  aliases: ['port range', 'ports', 'port', 'call-back', 'private firewall', 'vpn', 'proxy', '1863', '5060', '5061'],
  parts: [
    'Over TCP the server calls the Mac back. A Mac behind a private firewall therefore listens on a range of ports, in two places that must agree:',
    {
      list: [
        'in the preference file: PortRangeEnabled 1, PortRangeMinSIPDynamicPort and PortRangeMaxSIPDynamicPort, at least 3 ports',
        'in the firewall of the Mac: System Preferences, Sharing, Firewall: New, Other, the same TCP ports, checked in Allow',
      ],
    },
    'No other program may use these ports. A proxy server does not work there; a virtual private network does (Internet Connect).',
    'To keep personal accounts out, close TCP 1863 in the corporate firewall.',
    {
      beyond:
        'The server itself listens on TCP 5061 for TLS and 5060 for TCP, if nobody changed that. Over TLS the server uses the connection that the Mac opened, so there 5061 is enough.',
      who: 'Microsoft KB 903056; docs/sign-in.md',
    },
  ],
  sections: [
    'Connecting to Live Communications Server through a firewall',
    'Installing and configuring Messenger for Mac on a corporate network',
  ],
  commands: [
    { run: 'msgrctl emit firewall-rules messenger.yaml', does: 'for the people of the network' },
    { run: 'msgrctl emit firewall messenger.yaml', does: 'the script for the firewall of the Macs' },
  ],
  see: [
    'connection',
    'settings/port-range-too-small',
    'PortRangeEnabled',
    'PortRangeMinSIPDynamicPort',
    'PortRangeMaxSIPDynamicPort',
  ],
};
