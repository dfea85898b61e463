import { defineCheck } from '../define.ts';
import { isReachable } from './reach.ts';
import { placeOfServer, type SignInSubject } from './subject.ts';

export const clearTextFallback = defineCheck<SignInSubject, { over: string; instead: string }>({
  id: 'signin/clear-text-fallback',
  severity: 'warning',
  title: 'TLS cannot be had, so a Mac signs in over TCP without a word',
  why: 'In automatic mode Messenger takes TCP where TLS is unavailable. Nobody is told, and all messages go over the network in the clear.',
  fix: 'Mend the TLS listener; or take the TCP records out of the DNS, so that sign-in fails rather than being overheard.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'automatic configuration uses TLS, and TCP if TLS is unavailable',
    },
  ],
  applies: ({ seen }) => seen.want.mode === 'automatic' && seen.servers.some(({ transport }) => transport === 'tls'),
  judge: ({ seen }, emit) => {
    const tls = seen.servers.find(({ transport }) => transport === 'tls')!;
    const tcp = seen.servers.find((server) => server.transport === 'tcp' && isReachable(server));
    if (isReachable(tls) || !tcp) return;
    emit(
      { file: seen.target, entity: placeOfServer(tcp) },
      { over: placeOfServer(tls), instead: placeOfServer(tcp) },
    );
  },
  message: ({ over, instead }) => `TLS with ${over} fails, so Messenger signs in over TCP with ${instead}`,
});
