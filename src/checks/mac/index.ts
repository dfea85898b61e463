import type { Check } from '../define.ts';
import { anchorMissing, anchorNotTrusted } from './anchors.ts';
import {
  copyMissing,
  copyNotTheOriginal,
  copyUnexpected,
  preferencesClosed,
  preferencesMissing,
  preferencesRefused,
  preferencesUnreadable,
} from './copies.ts';
import {
  collectedWithOtherPolicy,
  factsDamaged,
  factsMissing,
  factsOfNewerFormat,
  factsTruncated,
  homePassedOver,
  nameDiffers,
  nobody,
} from './facts-checks.ts';
import { agentLeftOver, agentMissing, firewallMayBlockCallBack, lockNotWanted } from './guards.ts';
import { networkStopsSignIn } from './network-check.ts';
import { programMissing, programNotAProgram, programVersion } from './application.ts';
import type { MacSubject } from './subject.ts';
import { memoryTooSmall, processorUnfit, releaseNotInPolicy, releaseTooNew, releaseTooOld } from './system.ts';

/** Checks on one Mac that was collected, beside those on its preference files. */
export const MAC_CHECKS: readonly Check<MacSubject>[] = [
  agentLeftOver,
  agentMissing,
  anchorMissing,
  anchorNotTrusted,
  collectedWithOtherPolicy,
  copyMissing,
  copyNotTheOriginal,
  copyUnexpected,
  factsDamaged,
  factsMissing,
  factsOfNewerFormat,
  factsTruncated,
  firewallMayBlockCallBack,
  homePassedOver,
  lockNotWanted,
  memoryTooSmall,
  nameDiffers,
  networkStopsSignIn,
  nobody,
  preferencesClosed,
  preferencesMissing,
  preferencesRefused,
  preferencesUnreadable,
  processorUnfit,
  programMissing,
  programNotAProgram,
  programVersion,
  releaseNotInPolicy,
  releaseTooNew,
  releaseTooOld,
];
