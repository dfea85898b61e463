import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';

export const ACCOUNT_CHECKS: readonly Check<SettingsSubject>[] = [];
