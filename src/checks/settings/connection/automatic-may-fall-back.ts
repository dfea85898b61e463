import { defineCheck } from '../../define.ts';
import { forManyMacs, mode, transport } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/**
 * Every automatic policy may fall back; that alone is a choice, and automatic mode is what the guide describes first. Only who
 * asks for TLS beside it shows that encryption is wanted, and may believe that this secures it.
 */
export const automaticMayFallBack = defineCheck<SettingsSubject, Record<string, never>>({
  id: 'settings/automatic-may-fall-back',
  severity: 'info',
  title: 'TLS is asked for, but automatic mode falls back to TCP',
  why: 'Where TLS is unavailable, automatic mode signs in over unencrypted TCP without telling anyone, so whoever can disturb port 5061 can read along. RTCTransport does not prevent it.',
  fix: 'Choose manual mode with TLS where nothing may go unencrypted; else take RTCTransport out.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'With automatic configuration Messenger uses TLS, and TCP if TLS is unavailable.',
    },
  ],
  applies: (subject) => forManyMacs(subject) && mode(subject) === 'automatic',
  judge: (subject, emit) => {
    if (transport(subject) === 'tls') emit(subject.get('RTCTransport')!.where(), {});
  },
  message: () => 'RTCTransport is 4 (TLS), but automatic mode does not read it and falls back to unencrypted TCP',
  advice: () =>
    'Where nothing may go unencrypted, choose manual mode and name the server; else take RTCTransport out.',
});
