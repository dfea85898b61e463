import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const cache = settingsOf('string', 'cache', 'personal');
const service = settingsOf('string', 'policy', 'personal');

/** Where the personal account finds the servers of the Windows Live service. */
export const PERSONAL_SERVICE_SETTINGS: readonly Setting[] = [
  cache('ABCHServer', 'Caches the address book clearing house server of the personal account; it is learned anew when missing.', { format: 'host or host:port' }),
  cache('CachedNSServer', 'Caches the notification server that the personal account used last; it is learned anew when missing.', { format: 'host or host:port' }),
  cache('GatewayServer', 'Caches the HTTP gateway of the personal account, which serves where only HTTP gets through.', { format: 'host or host:port' }),
  cache('DABase', 'Holds the base domain authority of Passport.', { format: 'name' }),
  cache('DADomain', 'Holds the domain authority of Passport.', { format: 'name' }),
  service('DefaultNSServer', 'Names the server that the personal account tries first.', { format: 'host or host:port' }),
  service('PassportServer', 'Names the Passport server that the personal account signs in with.', { format: 'host or host:port' }),
  settingsOf('boolean', 'preference', 'personal')(
    'PromptForPassportOnWeb',
    'Asks for name and password again when a link of Messenger opens the Hotmail mailbox.',
    { table: false },
  ),
];
