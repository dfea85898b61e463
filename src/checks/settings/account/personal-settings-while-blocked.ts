import { findSetting } from '../../../plist/settings/index.ts';
import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs } from '../read.ts';
import type { SettingEntry, SettingsSubject } from '../subject.ts';

/** What is switched off fits a block (SaveNETPassword, UseProxyServer); what the program remembers by itself is not asked about. */
function servesPersonalAccount(subject: SettingsSubject, { key }: SettingEntry): boolean {
  const setting = findSetting(key);
  if (setting?.account !== 'personal') return false;
  return (setting.class === 'policy' || setting.class === 'preference') && booleanOf(subject, key) !== false;
}

export const personalSettingsWhileBlocked = defineCheck<SettingsSubject, { key: string }>({
  id: 'settings/personal-settings-while-blocked',
  severity: 'info',
  title: 'Settings of the personal account, although the policy blocks it',
  why: 'They have no effect while the account is blocked, and they make readers doubt whether it is meant to be.',
  fix: 'Take the settings out, or allow personal accounts.',
  cite: [
    {
      source: 'guide',
      where: 'Installing and configuring Messenger for Mac on a corporate network',
      says: 'A site may keep users from connecting to the Windows Live Messenger service with personal accounts.',
    },
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Tells the settings of the personal account from those of the corporate account.',
    },
  ],
  applies: (subject) => forManyMacs(subject) && subject.wanted?.personalAccounts === 'block',
  judge: (subject, emit) => {
    for (const entry of subject.entries) {
      const counts = subject.get(entry.key) === entry;
      if (counts && servesPersonalAccount(subject, entry)) emit(entry.keyWhere(), { key: entry.key });
    }
  },
  message: ({ key }) => `${key} is for the personal account, which the policy blocks`,
  advice: ({ key }) => `Take ${key} out, or say "personalAccounts: allow".`,
});
