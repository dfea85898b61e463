import { defineCheck } from '../../define.ts';
import { forManyMacs, mode, transport } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** Not asked of a single Mac: there TCP beside automatic mode is what the guide says the preferences may show. */
export const automaticIgnoresTransport = defineCheck<SettingsSubject, Record<string, never>>({
  id: 'settings/automatic-ignores-transport',
  severity: 'warning',
  title: 'TCP is asked for, but automatic mode ignores the transport',
  why: 'In automatic mode Messenger connects over TLS whatever RTCTransport says. A fleet planned for TCP then needs the certificate after all, and a firewall that lets only TCP through stops it.',
  fix: 'Choose manual mode for TCP, or take RTCTransport out.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'With automatic configuration TLS is used although TCP may appear to be selected; TCP is used if TLS is unavailable.',
    },
  ],
  applies: (subject) => forManyMacs(subject) && mode(subject) === 'automatic',
  judge: (subject, emit) => {
    if (transport(subject) === 'tcp') emit(subject.get('RTCTransport')!.where(), {});
  },
  message: () => 'RTCTransport is 2 (TCP), but automatic mode uses TLS whatever it says',
  advice: () => 'If TCP is meant, choose manual mode and name the server; else take RTCTransport out.',
});
