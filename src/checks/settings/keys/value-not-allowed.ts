import type { AllowedValue } from '../../../plist/settings/setting.ts';
import type { Json } from '../../../core/finding.ts';
import { defineCheck } from '../../define.ts';
import { settingsWhere } from '../entries.ts';
import type { SettingsSubject } from '../subject.ts';
import { readAs } from './known.ts';

type Args = { key: string; value: Json; allowed: readonly { value: AllowedValue['value']; meaning: string }[] };

/** settings/transport-unknown and settings/strict-naming-off know more of these. */
const OWN_CHECK = new Set(['RTCTransport', 'DisableStrictDNSNaming']);

const WITH_VALUES = settingsWhere(
  ({ key, allowed, otherValues }) => allowed !== undefined && otherValues === undefined && !OWN_CHECK.has(key),
);

export const valueNotAllowed = defineCheck<SettingsSubject, Args>({
  id: 'settings/value-not-allowed',
  severity: 'error',
  title: 'The value is none that the setting can have',
  why: "The guide names the values and says nothing of others: what Messenger makes of one is anybody's guess, on each Mac of the fleet.",
  fix: 'Use one of the values that are documented.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Numbers the values of settings that choose between a few things, such as CurrentService.',
    },
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'PortRangeEnabled is set to 1 to confine Messenger to a range of ports.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    for (const entry of subject.among(WITH_VALUES)) {
      const { key, type, allowed = [] } = entry.setting;
      const value = readAs(type, entry.value, subject.typed);
      if (value === undefined || allowed.some((each) => each.value === value)) continue;
      emit(entry.where(), { key, value, allowed: allowed.map((each) => ({ ...each })) });
    }
  },
  message: ({ key, value }) => `${key} is ${JSON.stringify(value)}, which is none of its documented values`,
  advice: ({ allowed }) =>
    `Use one of these: ${allowed.map(({ value, meaning }) => `${value} = ${meaning}`).join('; ')}.`,
});
