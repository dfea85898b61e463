import type { Symptom } from '../symptom.ts';

export const serviceUnavailable: Symptom = {
  name: 'service-unavailable',
  shown: 'sign-in did not succeed because the service is temporarily unavailable',
  by: 'Messenger for Mac 6.0',
  words: ['service', 'temporarily', 'unavailable', 'server', 'find', 'found', 'reach', 'reached'],
  causes: [
    {
      cause: 'DNS leads to no server: the SRV record is missing, or the name behind it does not start with sip',
      run: 'msgrctl check dns DOMAIN',
    },
    {
      cause: 'the server that DNS names does not answer, or not as a Mac needs it',
      run: 'msgrctl check server HOST',
      who: 'inferred, for then it is not detected either',
    },
    {
      cause: 'over TCP, a firewall stops the connection that the server opens back to the Mac',
      run: 'msgrctl audit collected --policy messenger.yaml',
      who: 'Microsoft on secondary TCP connections (2004), for Windows Messenger',
    },
  ],
  rungs: ['dns', 'connection', 'tls', 'certificate', 'sip'],
  also: 'Over TCP with a private firewall between: set a port range, or use TLS, for then the server opens no connection back.',
  sections: [
    'Installing Messenger for Mac on the client',
    'Connecting to Live Communications Server through a firewall',
    'Messenger for Mac preferences',
  ],
  see: [
    'connection',
    'firewall',
    'dns/srv-missing',
    'dns/srv-target-not-sip',
    'server/port-timeout',
    'settings/port-range-too-small',
  ],
};
