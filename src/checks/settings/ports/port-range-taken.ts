import { defineCheck } from '../../define.ts';
import { soundRange } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { moveRange, takenIn } from './known-ports.ts';

export const portRangeTaken = defineCheck<SettingsSubject, { min: number; max: number; taken: readonly string[] }>({
  id: 'settings/port-range-taken',
  severity: 'warning',
  title: 'The port range holds ports that others use',
  why: 'Where another program already listens on a port, Messenger cannot; where a firewall closes a port for another reason, the call-back does not arrive. Either makes sign-in over TCP fail now and then.',
  fix: 'Move the range to where nothing else listens, for example 5100-5119.',
  cite: [
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'No other application may use the ports of the range.',
    },
    {
      source: 'guide',
      where: 'Installing and configuring Messenger for Mac on a corporate network',
      says: 'The personal service uses port 1863, which a site closes to block personal accounts.',
    },
    {
      source: 'microsoft',
      where: 'TechNet blog "toml", 2005-04-29, port information',
      says: 'SIP uses 5060 and 5061; file transfer uses 6891 to 6900.',
    },
    {
      source: 'apple',
      where: 'Article 106439 (TS1629), "Well known" TCP and UDP ports used by Apple software products',
      says: 'Lists the ports on which services of Mac OS X listen.',
    },
  ],
  applies: (subject) => soundRange(subject) !== undefined,
  judge: (subject, emit) => {
    const { min, max } = soundRange(subject)!;
    const taken = takenIn(min, max).map(({ from, to, by }) => `${from === to ? from : `${from}-${to}`} (${by})`);
    if (taken.length > 0) emit(subject.get('PortRangeMinSIPDynamicPort')!.where(), { min, max, taken });
  },
  message: ({ min, max, taken }) => `the port range ${min}-${max} reaches into ${taken.join(', ')}`,
  advice: ({ min, max }) => moveRange(min, max),
});
