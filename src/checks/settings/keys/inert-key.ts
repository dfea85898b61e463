import { defineCheck } from '../../define.ts';
import { forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** What does on a Mac what the key sounds like. */
const INSTEAD: { readonly [key: string]: string } = {
  EnableSIPHighSecurityMode: 'for TLS, set RTCTransport to 4 in manual mode',
  PortRangeMaxMediaPort: 'the range for call-backs ends at PortRangeMaxSIPDynamicPort',
  PortRangeMinMediaPort: 'the range for call-backs begins at PortRangeMinSIPDynamicPort',
};

/** Not asked of a single Mac, where Messenger may write such keys by itself. */
export const inertKey = defineCheck<SettingsSubject, { key: string }>({
  id: 'settings/inert-key',
  severity: 'info',
  title: 'The setting does nothing on a Mac',
  why: 'Readers believe in what it promises, most of all where its name speaks of security, and nothing on the Macs keeps the promise.',
  fix: 'Take it out.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Marks eleven settings as not applying to Messenger for Mac.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const entry of subject.known) {
      const { setting } = entry;
      if (setting.class === 'inert') emit(entry.keyWhere(), { key: entry.key });
    }
  },
  message: ({ key }) => `${key} does not apply to Messenger for Mac and has no effect`,
  advice: ({ key }) => `Take it out${INSTEAD[key] === undefined ? '' : `; ${INSTEAD[key]}`}.`,
});
