import { defineCheck } from '../../define.ts';
import { leftOut, mode, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** An empty address is what a Mac in automatic mode may well hold, and says nothing. */
export const automaticWithServer = defineCheck<SettingsSubject, { server: string; mode: 'automatic' | null }>({
  id: 'settings/automatic-with-server',
  severity: 'warning',
  title: 'A server is named, but manual mode is not chosen',
  why: 'Only manual mode reads RTCServerAddress. In automatic mode DNS decides, so Messenger may sign in to another server than the one named here, or find none.',
  fix: 'Set RTCConfigurationMode to 1, or take RTCServerAddress out.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'RTCServerAddress is for manual setup; any RTCConfigurationMode but 1 is taken as automatic.',
    },
  ],
  applies: (subject) => (stringOf(subject, 'RTCServerAddress') ?? '').trim() !== '',
  judge: (subject, emit) => {
    const automatic = mode(subject) === 'automatic';
    if (!automatic && !leftOut(subject, 'RTCConfigurationMode')) return;
    const entry = subject.get('RTCServerAddress')!;
    emit(entry.keyWhere(), { server: stringOf(subject, 'RTCServerAddress')!, mode: automatic ? 'automatic' : null });
  },
  message: ({ server, mode: found }) =>
    `RTCServerAddress "${server}" has no effect, because ${found ? 'the mode is automatic' : 'RTCConfigurationMode is not set to 1 (manual)'}`,
  advice: ({ server }) =>
    `Set RTCConfigurationMode to 1 (manual) if ${server} is meant, else take RTCServerAddress out.`,
});
