import { define } from './define.ts';

/**
 * The servers of the personal account. That Messenger 6 caches ABCHServer, CachedNSServer and GatewayServer is also seen
 * from outside (NINA wiki, Protocols/MSNP/Scenarios/Mac); for DABase and DADomain it is our reading.
 */
export const PERSONAL_SERVICE = define({ type: 'string', account: 'personal' }, [
  {
    key: 'ABCHServer',
    class: 'cache',
    effect:
      'Remembers the server that holds the address book of the personal account (Address Book Clearing House). Stale after that service has moved.',
  },
  {
    key: 'CachedNSServer',
    class: 'cache',
    effect:
      'Remembers the Messenger server that the personal account last learned of. Stale after that service has moved; DefaultNSServer is where it starts from.',
    format: 'host or host:port',
  },
  {
    key: 'GatewayServer',
    class: 'cache',
    effect: 'Names the gateway that carries the personal account over HTTP. Stale after that service has moved.',
  },
  {
    key: 'DABase',
    class: 'cache',
    effect:
      'Base domain authority of Passport, the service that personal accounts sign in through; the guide says no more of it.',
  },
  {
    key: 'DADomain',
    class: 'cache',
    effect:
      'Domain authority of Passport, the service that personal accounts sign in through. How it differs from DABase, the guide leaves open.',
  },
  {
    key: 'DefaultNSServer',
    class: 'policy',
    effect:
      'Server at which the personal account starts when it knows no other. The corporate one is RTCServerAddress.',
    format: 'host or host:port',
  },
  {
    key: 'PassportServer',
    class: 'policy',
    effect: 'Passport server at which the personal account proves who it is when it knows no other.',
  },
]);
