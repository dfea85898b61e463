import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { portRangeTooSmall } from './port-range-too-small.ts';

/** Checks on the port range for the server's call-back. */
export const PORT_CHECKS: readonly Check<SettingsSubject>[] = [portRangeTooSmall];
