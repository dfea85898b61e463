import type { Topic } from './topic.ts';

export const connection: Topic = {
  name: 'connection',
  title: 'Automatic and manual: how a Mac finds its server',
  aliases: [
    'automatic',
    'manual',
    'dns',
    'srv',
    'server name',
    'transport',
    'tcp',
    'configuration',
    'network settings',
  ],
  parts: [
    {
      head: ['', 'automatic', 'manual'],
      rows: [
        [
          'where the server is',
          'DNS SRV records of the domain in the sign-in address',
          'name or address in My Network Settings',
        ],
        ['transport', 'TLS; TCP if TLS is not there', 'TLS or TCP, as chosen'],
        ['what it needs', 'SRV records', 'nothing but the name'],
        ['if it fails', '"the service is temporarily unavailable"', 'the same'],
      ],
    },
    'With automatic settings the window may show TCP as chosen; TLS is used all the same.',
    'A pool may redirect the Mac to the server where the user is at home.',
    'Users set manual settings in Messenger, Preferences, Accounts, Corporate: My Network Settings, Manually configure settings. A policy does it for all Macs.',
    {
      beyond:
        'Which records the client asks for, and which names it takes behind them, differs from program to program; `check dns` looks at all of them and says what each is good for.',
      who: 'docs/sign-in.md',
    },
  ],
  sections: ['Installing Messenger for Mac on the client'],
  commands: [
    { run: 'msgrctl check dns contoso.com', does: 'the records, and where they lead' },
    { run: 'msgrctl check signin alice@contoso.com', does: 'all the way' },
  ],
  see: [
    'firewall',
    'service-unavailable',
    'RTCConfigurationMode',
    'RTCServerAddress',
    'RTCTransport',
    'DisableStrictDNSNaming',
  ],
};
