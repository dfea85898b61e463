import { defineCheck } from '../../define.ts';
import { stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { quoted } from './known.ts';

export const CACHED_SERVERS: readonly string[] = ['ABCHServer', 'CachedNSServer', 'GatewayServer'];

export const cachedServerKey = defineCheck<
  SettingsSubject,
  { key: string; server: string; role: SettingsSubject['role'] }
>({
  id: 'settings/cached-server-key',
  severity: 'warning',
  title: 'A server of the personal service is kept that Messenger once learned',
  why: 'After the service has moved, Messenger goes on asking the old server, and the personal account cannot sign in although nothing is wrong with it. In a template every Mac starts that way.',
  fix: 'Take the key out; Messenger learns the server again.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Calls two of them cached servers of the personal account, and the third its gateway.',
    },
    {
      source: 'msgrctl',
      where: 'docs/settings.md; after the NINA wiki (wiki.nina.chat), Protocols/MSNP/Scenarios/Mac',
      says: 'The three hold servers from an earlier sign-in, and are changed or removed when the servers are others.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    for (const key of CACHED_SERVERS) {
      const server = stringOf(subject, key)?.trim() ?? '';
      if (server !== '') emit(subject.get(key)!.keyWhere(), { key, server, role: subject.role });
    }
  },
  message: ({ key, server }) => `${key} keeps ${quoted(server)}, a server that Messenger once learned`,
  advice: ({ role }) =>
    role === 'mac'
      ? 'If the personal account does not sign in: quit Messenger, take the key out, and start it again.'
      : 'Take it out; Messenger learns the server on each Mac by itself.',
});
