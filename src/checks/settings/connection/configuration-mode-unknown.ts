import { defineCheck } from '../../define.ts';
import { integerOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const configurationModeUnknown = defineCheck<SettingsSubject, { mode: number }>({
  id: 'settings/configuration-mode-unknown',
  severity: 'warning',
  title: 'The configuration mode is neither manual nor automatic',
  why: 'Messenger takes any such value as automatic and lets DNS name the server, whatever the number was meant to say.',
  fix: 'Set RTCConfigurationMode to 1 for manual or to -1 for automatic.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'RTCConfigurationMode is 1 for manual and -1 for automatic; other values are treated as automatic.',
    },
  ],
  applies: (subject) => integerOf(subject, 'RTCConfigurationMode') !== undefined,
  judge: (subject, emit) => {
    const found = integerOf(subject, 'RTCConfigurationMode')!;
    if (found !== 1 && found !== -1) emit(subject.get('RTCConfigurationMode')!.where(), { mode: found });
  },
  message: ({ mode }) => `RTCConfigurationMode is ${mode}, which Messenger takes as automatic`,
  advice: () => 'Set it to -1 if automatic is meant, or to 1 for manual.',
});
