import { defineCheck } from '../../define.ts';
import { portRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const portRangeInverted = defineCheck<SettingsSubject, { min: number; max: number }>({
  id: 'settings/port-range-inverted',
  severity: 'error',
  title: 'The port range ends below its beginning',
  why: 'Such a range holds no port at all, so Messenger has none to be called back on, and sign-in over TCP fails.',
  fix: 'Swap the lowest and the highest port.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'PortRangeMinSIPDynamicPort holds the lowest and PortRangeMaxSIPDynamicPort the highest port of the range.',
    },
  ],
  applies: (subject) => {
    const { min, max } = portRange(subject);
    return min !== undefined && max !== undefined;
  },
  judge: (subject, emit) => {
    const { min = 0, max = 0 } = portRange(subject);
    if (min > max) emit(subject.get('PortRangeMaxSIPDynamicPort')!.where(), { min, max });
  },
  message: ({ min, max }) => `the port range ends at ${max}, below its beginning ${min}`,
  advice: ({ min, max }) => `Swap the two, so that the range is ${max}-${min}.`,
});
