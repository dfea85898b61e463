import { defineCheck } from '../../define.ts';
import { leftOut, mode } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const manualWithoutServer = defineCheck<SettingsSubject, Record<string, never>>({
  id: 'settings/manual-without-server',
  severity: 'error',
  title: 'Manual mode is chosen, but no server is named',
  why: 'In manual mode Messenger asks DNS for nothing: without an address it has no server to sign in to.',
  fix: 'Set RTCServerAddress to the name or the IP address of the server, or choose automatic mode.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'Manual configuration consists of the name or IP address of the server and the transport.',
    },
  ],
  applies: (subject) => mode(subject) === 'manual',
  judge: (subject, emit) => {
    if (leftOut(subject, 'RTCServerAddress')) emit(subject.get('RTCConfigurationMode')!.where(), {});
  },
  message: () => 'RTCConfigurationMode is 1 (manual), but RTCServerAddress is not set',
  advice: () => 'Set RTCServerAddress to the fully qualified name of the server, or choose automatic mode (-1).',
});
