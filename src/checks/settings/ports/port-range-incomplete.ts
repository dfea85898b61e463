import { defineCheck } from '../../define.ts';
import { firstOf, leftOut, portRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

const MIN = 'PortRangeMinSIPDynamicPort';
const MAX = 'PortRangeMaxSIPDynamicPort';

type Args = { missing: readonly string[]; other: number | null };

export const portRangeIncomplete = defineCheck<SettingsSubject, Args>({
  id: 'settings/port-range-incomplete',
  severity: 'error',
  title: 'The port range is switched on but not given whole',
  why: 'Messenger is told to keep to a range whose bounds it does not know. Whatever it makes of that, the firewall lets in other ports, and the call-back of the server is lost.',
  fix: 'Set both the lowest and the highest port of the range, or switch the range off.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'To restrict the ports one sets PortRangeEnabled to 1 and then both the lowest and the highest port.',
    },
  ],
  applies: (subject) => portRange(subject).enabled,
  judge: (subject, emit) => {
    const missing = [MIN, MAX].filter((key) => leftOut(subject, key));
    const { min, max } = portRange(subject);
    const entry = firstOf(subject, MIN, MAX, 'PortRangeEnabled')!;
    if (missing.length > 0) emit(entry.where(), { missing, other: min ?? max ?? null });
  },
  message: ({ missing }) =>
    `PortRangeEnabled is 1, but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`,
  advice: ({ missing, other }) => {
    if (other === null || missing.length !== 1)
      return 'Set both, for example to 5100 and 5119, or take PortRangeEnabled out.';
    const example = missing[0] === MAX ? Math.min(other + 19, 65_535) : Math.max(other - 19, 1);
    return `Set ${missing[0]}, for example to ${example}.`;
  },
});
