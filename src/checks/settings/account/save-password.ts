import { defineCheck } from '../../define.ts';
import { booleanOf, forManyMacs, leftOut } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

type Args = { given: boolean; role: SettingsSubject['role'] };

export const savePassword = defineCheck<SettingsSubject, Args>({
  id: 'settings/save-password',
  severity: 'warning',
  title: 'The password of the corporate account is kept on the Mac',
  why: 'It is the password of the directory. Whoever sits down at the Mac, or takes it away, can sign in as its user, and what is kept has to be found and changed everywhere after a leak.',
  fix: 'Set SaveSIPPassword to false; users then type the password at each sign-in, or use Kerberos.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'SaveSIPPassword keeps the password of the corporate account, and is true by default.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    const { role } = subject;
    if (booleanOf(subject, 'SaveSIPPassword') === true) {
      emit(subject.get('SaveSIPPassword')!.where(), { given: true, role });
    } else if (leftOut(subject, 'SaveSIPPassword') && forManyMacs(subject)) {
      emit(subject.whole, { given: false, role });
    }
  },
  message: ({ given }) =>
    given
      ? 'SaveSIPPassword is true, so the corporate password is kept on the Mac'
      : 'SaveSIPPassword is not set, and by default the corporate password is kept on the Mac',
  advice: ({ role }) =>
    role === 'policy' ? 'Write "SaveSIPPassword: false" under "settings".' : 'Set SaveSIPPassword to false.',
});
