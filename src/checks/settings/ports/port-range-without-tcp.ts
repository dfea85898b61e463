import { defineCheck } from '../../define.ts';
import { mode, portRange, transport } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/**
 * Automatic mode uses TLS whatever RTCTransport says, so there the range counts in the silent fall-back to TCP alone. Where
 * the mode is not said either, RTCTransport is believed: TLS is TLS in both modes.
 */
export const portRangeWithoutTcp = defineCheck<SettingsSubject, { because: 'automatic' | 'tls' }>({
  id: 'settings/port-range-without-tcp',
  severity: 'warning',
  title: 'A port range is switched on although Messenger connects over TLS',
  why: 'Only over TCP does the server open a connection back to the Mac. Over TLS the range has no effect, and ports opened for it in firewalls are open for nothing.',
  fix: 'Take the range out and leave its ports closed, or choose manual mode with TCP if that is what the site needs.',
  cite: [
    {
      source: 'microsoft',
      where: 'Knowledge Base 903056 (written for Windows clients of Live Communications Server 2005)',
      says: 'In TCP mode the client listens on a dynamic port and the server calls it; in TLS mode the server uses the connection that the client opened.',
    },
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'Automatic configuration uses TLS even where TCP appears to be chosen, and TCP only where TLS is unavailable.',
    },
  ],
  applies: (subject) => portRange(subject).enabled,
  judge: (subject, emit) => {
    const because = mode(subject) === 'automatic' ? 'automatic' : transport(subject) === 'tls' ? 'tls' : undefined;
    if (because) emit(subject.get('PortRangeEnabled')!.where(), { because });
  },
  message: ({ because }) =>
    because === 'tls'
      ? 'a port range is switched on, but RTCTransport is 4 (TLS), over which the server never calls the Mac back'
      : 'a port range is switched on, but automatic mode uses TLS; the range counts only when Messenger falls back to TCP',
  advice: ({ because }) =>
    because === 'tls'
      ? 'Take the range out and leave its ports closed, or set RTCTransport to 2 if the server offers TCP alone.'
      : 'Take the range out; if the server offers TCP alone, choose manual mode with TCP instead of counting on the fall-back.',
});
