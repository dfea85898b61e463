import { defineCheck } from '../../define.ts';
import { mode, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { hostProblem } from './host-name.ts';
import { goesToBonjour, LOCAL_CITE } from './local-domain.ts';

export const serverNameLocal = defineCheck<SettingsSubject, { name: string }>({
  id: 'settings/server-name-local',
  severity: 'warning',
  title: 'The server is in the domain .local, which Macs do not ask DNS about',
  why: 'Macs before 10.5.5 look such names up with Bonjour on their own network segment and never ask the DNS server, so a server that every Windows PC finds is not found.',
  fix: 'Name the server in another domain, or add "local" to the search domains of each Mac.',
  cite: LOCAL_CITE,
  applies: (subject) => mode(subject) === 'manual',
  judge: (subject, emit) => {
    const name = stringOf(subject, 'RTCServerAddress');
    if (name === undefined || hostProblem(name) || !goesToBonjour(name, subject.wanted)) return;
    emit(subject.get('RTCServerAddress')!.where(), { name });
  },
  message: ({ name }) =>
    `RTCServerAddress "${name}" is in .local, which Macs before 10.5.5 look up with Bonjour, not DNS`,
  advice: ({ name }) =>
    `Give the server a name outside .local, or add "local" to the search domains of every Mac that is to find ${name}.`,
});
