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
        ['where the server is', 'a DNS SRV record', 'name or address in My Network Settings'],
        ['transport', 'TLS; TCP if TLS is not there', 'TLS or TCP, as chosen'],
        ['what it takes', 'an SRV record', 'that each user, or the policy, sets it'],
        ['if no server is found', '"the service is temporarily unavailable"', 'the guide does not say'],
      ],
    },
    'With automatic settings the window may show TCP as chosen; TLS is used all the same.',
    'The server that DNS names may redirect the Mac to the right one for this user.',
    'The name behind the record has to start with sip, unless DisableStrictDNSNaming is set.',
    'Users set manual settings in Messenger, Preferences, Accounts, Corporate: My Network Settings, Manually configure settings. A policy does it for all Macs.',
    {
      beyond:
        'The records are those of the domain in the sign-in address. Which of them a client asks for, and which names it takes behind them, differs from program to program; `check dns` looks at all and says what each is good for.',
      who: 'Microsoft on OCS and Communicator; docs/sign-in.md of msgrctl',
    },
  ],
  sections: ['Installing Messenger for Mac on the client', 'Messenger for Mac preferences'],
  commands: [
    { run: 'msgrctl check dns contoso.com', does: 'the records, and where they lead' },
    { run: 'msgrctl check signin alice@contoso.com', does: 'all the way' },
  ],
  see: [
    'firewall',
    'service-unavailable',
    'asks-for-server',
    'dns/srv-missing',
    'settings/automatic-may-fall-back',
    'RTCConfigurationMode',
    'RTCServerAddress',
    'RTCTransport',
    'DisableStrictDNSNaming',
  ],
};
