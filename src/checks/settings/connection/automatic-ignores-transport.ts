import { defineCheck } from '../../define.ts';
import { forManyMacs, integerOf, mode } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** Not asked of a single Mac: there TCP beside automatic mode is what the guide says the preferences may show. */
export const automaticIgnoresTransport = defineCheck<SettingsSubject, { transport: number }>({
  id: 'settings/automatic-ignores-transport',
  severity: 'warning',
  title: 'Another transport than TLS is asked for, but automatic mode ignores it',
  why: 'In automatic mode Messenger connects over TLS whatever RTCTransport says. A fleet planned for TCP then needs the certificate after all, and a firewall that opens 5060 alone stops it.',
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
    const found = integerOf(subject, 'RTCTransport');
    if (found !== undefined && found !== 4) emit(subject.get('RTCTransport')!.where(), { transport: found });
  },
  message: ({ transport }) =>
    `RTCTransport is ${transport}${transport === 2 ? ' (TCP)' : ''}, but automatic mode uses TLS whatever it says`,
  advice: () => 'If TCP is meant, choose manual mode and name the server; else take RTCTransport out.',
});
