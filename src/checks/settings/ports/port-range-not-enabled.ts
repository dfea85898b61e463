import { defineCheck } from '../../define.ts';
import { firstOf, integerOf, leftOut, portRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

export const portRangeNotEnabled = defineCheck<SettingsSubject, { key: string; enabled: number | null }>({
  id: 'settings/port-range-not-enabled',
  severity: 'warning',
  title: 'A port range is given but not switched on',
  why: 'Without PortRangeEnabled the bounds count for nothing: Messenger is called back on random ports, which a firewall that opens the range does not let in.',
  fix: 'Set PortRangeEnabled to 1, or take the bounds out.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'The range holds once PortRangeEnabled is 1.',
    },
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'PortRangeEnabled decides between ports of the range and a random port.',
    },
  ],
  applies: (subject) => {
    const { min, max } = portRange(subject);
    return min !== undefined || max !== undefined;
  },
  judge: (subject, emit) => {
    const bound = firstOf(subject, 'PortRangeMinSIPDynamicPort', 'PortRangeMaxSIPDynamicPort')!;
    const enabled = integerOf(subject, 'PortRangeEnabled');
    if (leftOut(subject, 'PortRangeEnabled')) emit(bound.keyWhere(), { key: bound.key, enabled: null });
    else if (enabled !== undefined && enabled !== 1) {
      emit(subject.get('PortRangeEnabled')!.where(), { key: bound.key, enabled });
    }
  },
  message: ({ key, enabled }) =>
    `${key} has no effect, because PortRangeEnabled is ${enabled === null ? 'not set' : `${enabled}, not 1`}`,
});
