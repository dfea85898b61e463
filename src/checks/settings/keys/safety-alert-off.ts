import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

const ALERTS: { readonly [key: string]: string } = {
  DoNotShowOpenFileAlert: 'before a link in a message is opened',
  DoNotShowVirusAlert: 'that a received file may carry a virus',
};

export const safetyAlertOff = defineCheck<SettingsSubject, { key: string; alert: string }>({
  id: 'settings/safety-alert-off',
  severity: 'info',
  title: 'A warning about links or received files is switched off for everybody',
  why: 'The guide knows of no other word that Messenger says of that danger. A user who has ticked it away has read it once; a user of this fleet never will.',
  fix: 'Take the key out, and leave the choice to each user.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'DoNotShowVirusAlert is about viruses in file transfers, DoNotShowOpenFileAlert about launching hyperlinks.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const [key, alert] of Object.entries(ALERTS)) {
      if (booleanOf(subject, key) === true) emit(subject.get(key)!.where(), { key, alert });
    }
  },
  message: ({ key, alert }) => `${key} is true, so nobody is warned ${alert}`,
});
