import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

type Args = { key: string; name: string; description: string; advice: string };

const EITHER_ACCOUNT = 'Set OnlineCollapsed and OnlineCollapsedSIP alike, so that it does not matter which is which.';

/** Keys whose name promises the opposite of what their description says; the catalogue holds weaker contradictions too. */
const DISPUTED: readonly Args[] = [
  {
    key: 'AvailableOnFullScreen',
    name: 'users stay available while a program fills the screen',
    description: 'they are shown as busy then',
    advice: 'Try it on one Mac before it goes to all.',
  },
  {
    key: 'OnlineCollapsed',
    name: 'it is for the personal account',
    description: 'it is for the corporate one',
    advice: EITHER_ACCOUNT,
  },
  {
    key: 'OnlineCollapsedSIP',
    name: 'it is for the corporate account',
    description: 'it is for the personal one',
    advice: EITHER_ACCOUNT,
  },
  {
    key: 'SignInAsHidden',
    name: 'users sign in unseen',
    description: 'it only seeds the first preferences of Messenger 6.0 from those of version 4.0',
    advice: 'Take it out; do not rely on it to keep anybody unseen.',
  },
];

export const contradictoryMeaning = defineCheck<SettingsSubject, Args>({
  id: 'settings/contradictory-meaning',
  severity: 'info',
  title: "The setting's name and its description in the guide disagree",
  why: 'One of the two is a mistake, and nobody has shown which. The fleet may do the opposite of what the settings were meant to say.',
  fix: 'Try the setting on one Mac before it goes to all, or take it out.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Describes AvailableOnFullScreen as becoming busy, OnlineCollapsed as corporate, OnlineCollapsedSIP as personal, and SignInAsHidden as left over from version 4.0.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    const [plain, sip] = [booleanOf(subject, 'OnlineCollapsed'), booleanOf(subject, 'OnlineCollapsedSIP')];
    for (const disputed of DISPUTED) {
      const { key, advice } = disputed;
      const value = booleanOf(subject, key);
      if (value === undefined || (advice === EITHER_ACCOUNT && plain === sip)) continue;
      if (key === 'SignInAsHidden' && !value) continue;
      emit(subject.get(key)!.keyWhere(), { ...disputed });
    }
  },
  message: ({ key, name, description }) => `by the name of ${key} ${name}, by its description ${description}`,
  advice: (args) => args.advice,
});
