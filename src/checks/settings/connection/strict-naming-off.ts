import { defineCheck } from '../../define.ts';
import { integerOf, mode } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const strictNamingOff = defineCheck<SettingsSubject, { value: number; domain: string | null }>({
  id: 'settings/strict-naming-off',
  severity: 'warning',
  title: 'Strict naming of detected servers is switched off',
  why: 'In automatic mode Messenger signs in to whatever server DNS names. Strict naming is what ties that name to one a site would give its server; without it a forged SRV record leads users to any server with a certificate that their Macs trust.',
  fix: 'Give the server a name that begins with sip and leave strict naming on, or choose manual mode.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'With strict naming the name of a detected server must start with sip; DisableStrictDNSNaming lifts that.',
    },
    {
      source: 'microsoft',
      where: 'Archived blog dougl, Communicator automatic configuration and split-brain DNS',
      says: 'The client knows nothing but the sign-in address, so the tie between the names is what stops a forged record.',
    },
  ],
  // In manual mode no server is detected.
  applies: (subject) => mode(subject) !== 'manual' && integerOf(subject, 'DisableStrictDNSNaming') !== undefined,
  judge: (subject, emit) => {
    const value = integerOf(subject, 'DisableStrictDNSNaming')!;
    const domain = subject.wanted?.connection?.sipDomains?.[0] ?? null;
    if (value !== 0) emit(subject.get('DisableStrictDNSNaming')!.where(), { value, domain });
  },
  message: ({ value }) => `DisableStrictDNSNaming is ${value}, so Messenger takes any server that DNS names`,
  advice: ({ domain }) =>
    `Let the SRV record point to sip.${domain ?? '<SIP domain>'} and set DisableStrictDNSNaming to 0, or choose manual mode.`,
});
