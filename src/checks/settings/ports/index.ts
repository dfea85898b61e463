import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { portRangeEphemeral } from './port-range-ephemeral.ts';
import { portRangeIncomplete } from './port-range-incomplete.ts';
import { portRangeInverted } from './port-range-inverted.ts';
import { portRangeNotEnabled } from './port-range-not-enabled.ts';
import { portRangePrivileged } from './port-range-privileged.ts';
import { portRangeTaken } from './port-range-taken.ts';
import { portRangeTooSmall } from './port-range-too-small.ts';
import { portRangeWithoutTcp } from './port-range-without-tcp.ts';

/** Checks on the port range for the server's call-back. */
export const PORT_CHECKS: readonly Check<SettingsSubject>[] = [
  portRangeEphemeral,
  portRangeIncomplete,
  portRangeInverted,
  portRangeNotEnabled,
  portRangePrivileged,
  portRangeTaken,
  portRangeTooSmall,
  portRangeWithoutTcp,
];
