import { defineCheck } from '../../define.ts';
import { portRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

const NEEDED = 3;

export const portRangeTooSmall = defineCheck<SettingsSubject, { min: number; max: number; ports: number }>({
  id: 'settings/port-range-too-small',
  severity: 'error',
  title: 'The port range holds fewer than three ports',
  why: 'Over TCP the server calls the Mac back on these ports. With too few of them sign-in fails, and the user reads only that the service is temporarily unavailable.',
  fix: 'Widen the range to at least three ports, better twenty.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'The range must hold at least three ports.',
    },
  ],
  applies: (subject) => {
    const { min, max } = portRange(subject);
    return min !== undefined && max !== undefined && min <= max;
  },
  judge: (subject, emit) => {
    const { min = 0, max = 0 } = portRange(subject);
    const ports = max - min + 1;
    if (ports < NEEDED) emit(subject.get('PortRangeMaxSIPDynamicPort')!.where(), { min, max, ports });
  },
  message: ({ min, max, ports }) =>
    `the port range ${min}-${max} holds ${ports} ${ports === 1 ? 'port' : 'ports'}; Messenger needs at least ${NEEDED}`,
  advice: ({ min }) => `Widen the range, for example ${min}-${min + 19}.`,
});
