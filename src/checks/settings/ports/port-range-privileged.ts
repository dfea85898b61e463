import { defineCheck } from '../../define.ts';
import { soundRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { FIRST_FREE, moveRange } from './known-ports.ts';

export const portRangePrivileged = defineCheck<SettingsSubject, { min: number; max: number; usable: number }>({
  id: 'settings/port-range-privileged',
  severity: 'warning',
  title: 'The port range begins below 1024',
  why: 'Messenger runs as the user, and Mac OS X lets only root listen on ports below 1024. Those ports are lost, and a firewall opened for them exposes system services instead.',
  fix: 'Begin the range at 1024 or above, for example 5100-5119.',
  cite: [
    {
      source: 'apple',
      where: 'xnu-517 (Mac OS X 10.3) and xnu-792 (10.4), bsd/netinet/in_pcb.c, in_pcbbind',
      says: 'Binding a port below IPPORT_RESERVED, 1024, is refused to everybody but the superuser.',
    },
    {
      source: 'rfc',
      where: 'RFC 6335, section 6',
      says: 'Ports 0 to 1023 are the System Ports.',
    },
  ],
  applies: (subject) => soundRange(subject) !== undefined,
  judge: (subject, emit) => {
    const { min, max } = soundRange(subject)!;
    if (min >= FIRST_FREE) return;
    const usable = Math.max(0, max - FIRST_FREE + 1);
    emit(subject.get('PortRangeMinSIPDynamicPort')!.where(), { min, max, usable });
  },
  message: ({ min, max, usable }) =>
    `the port range ${min}-${max} begins below 1024, so Messenger can use ${usable === 0 ? 'none' : `only ${usable}`} of its ${max - min + 1} ports`,
  advice: ({ min, max }) => moveRange(min, max),
});
