import { defineCheck } from '../../define.ts';
import { soundRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { FIRST_DYNAMIC, moveRange } from './known-ports.ts';

export const portRangeEphemeral = defineCheck<SettingsSubject, { min: number; max: number }>({
  id: 'settings/port-range-ephemeral',
  severity: 'warning',
  title: 'The port range reaches into the dynamic ports',
  why: 'From 49152 on Mac OS X takes ports for the outgoing connections of any program. A port that another connection holds just then cannot be listened on, so sign-in over TCP fails now and then, on other Macs each time.',
  fix: 'Keep the range between 1024 and 49151, for example 5100-5119.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 6335, sections 6 and 8.1.2',
      says: 'Ports 49152 to 65535 are dynamic; a program must not count on any one of them being free.',
    },
    {
      source: 'apple',
      where: 'xnu-517 (Mac OS X 10.3) and xnu-792 (10.4), bsd/netinet/in_pcb.c',
      says: 'Outgoing connections get their local ports from 49152 to 65535.',
    },
  ],
  applies: (subject) => soundRange(subject) !== undefined,
  judge: (subject, emit) => {
    const { min, max } = soundRange(subject)!;
    if (max >= FIRST_DYNAMIC) emit(subject.get('PortRangeMaxSIPDynamicPort')!.where(), { min, max });
  },
  message: ({ min, max }) =>
    `the port range ${min}-${max} reaches into 49152-65535, from which Mac OS X takes ports for outgoing connections`,
  advice: ({ min, max }) => moveRange(min, max),
});
