import { defineCheck } from '../../define.ts';
import { integerOf, mode } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const transportUnknown = defineCheck<SettingsSubject, { transport: number }>({
  id: 'settings/transport-unknown',
  severity: 'error',
  title: 'The transport is neither TLS nor TCP',
  why: 'What Messenger does with another number is not documented. It may connect unencrypted, or to a port on which the server does not listen.',
  fix: 'Set RTCTransport to 4 for TLS or to 2 for TCP.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'RTCTransport is 4 for TLS and 2 for TCP.',
    },
  ],
  // Automatic mode does not read it.
  applies: (subject) => mode(subject) !== 'automatic' && integerOf(subject, 'RTCTransport') !== undefined,
  judge: (subject, emit) => {
    const found = integerOf(subject, 'RTCTransport')!;
    if (found !== 2 && found !== 4) emit(subject.get('RTCTransport')!.where(), { transport: found });
  },
  message: ({ transport }) => `RTCTransport is ${transport}, which stands for no transport`,
});
