import type { Topic } from './topic.ts';

export const firewall: Topic = {
  name: 'firewall',
  title: 'The port range, and the firewalls on the way',
  aliases: ['port range', 'ports', 'port', 'call-back', 'private firewall', 'vpn', 'proxy', '1863', '5060', '5061'],
  parts: [
    'The server connects back to the Mac, to a random port. Behind a private firewall it has to be one of a range, which is set in two places that must agree:',
    {
      list: [
        'in the preference file: PortRangeEnabled 1, PortRangeMinSIPDynamicPort and PortRangeMaxSIPDynamicPort, at least 3 ports',
        'in the firewall of the Mac (System Preferences, Sharing, Firewall, New, Other): the same TCP ports, ticked in the Allow list',
      ],
    },
    'No other program may use these ports. A proxy server does not do there; a virtual private network does (Internet Connect).',
    'To keep personal accounts out, close the ports of their service in the corporate firewall; the primary one is 1863.',
    {
      beyond:
        'The range is for TCP alone. Over TLS the server uses the connection that the Mac opened, and needs no other. It listens on 5061 for TLS and on 5060 for TCP, if nobody changed that.',
      who: 'Microsoft KB 903056, on clients for Windows',
    },
  ],
  sections: [
    'Connecting to Live Communications Server through a firewall',
    'Installing and configuring Messenger for Mac on a corporate network',
    'Messenger for Mac preferences',
  ],
  commands: [
    { run: 'msgrctl emit firewall-rules messenger.yaml', does: 'what to ask the people of the network for' },
    { run: 'msgrctl emit firewall messenger.yaml -o firewall.sh', does: 'the script for the firewall of the Macs' },
  ],
  see: [
    'connection',
    'fails-outside',
    'settings/port-range-too-small',
    'PortRangeEnabled',
    'PortRangeMinSIPDynamicPort',
    'PortRangeMaxSIPDynamicPort',
  ],
};
